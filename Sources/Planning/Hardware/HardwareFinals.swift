import Catalogs
import Domain
import Estimation

/// The closer look at the best of several accelerators: whoever promised most on average needn't keep it.
struct HardwareFinals {
  let planner: Planner
  let search: HardwareSearch

  /// How many are looked at: more than plans tell of.
  private static let mostTries = 16

  /// What was found, those that a closer look changes as it shows them, the best first.
  ///
  /// A look makes nothing better, so it ends where the best that was looked at is better than the next on average.
  func ranked(_ found: [HardwareLook.Found]) throws -> [HardwareLook.Found] {
    var (seen, rest) = ([HardwareLook.Found](), found[...])
    while seen.count < Self.mostTries, let next = rest.first, !leads(seen, next) {
      seen.append(try closer(next))
      rest = rest.dropFirst()
    }
    return search.sorted(seen + rest)
  }

  private func leads(_ seen: [HardwareLook.Found], _ next: HardwareLook.Found) -> Bool {
    seen.contains { search.isBetter($0, than: next) }
  }

  private func closer(_ found: HardwareLook.Found) throws -> HardwareLook.Found {
    let resources = try search.resources?(found.request) ?? planner.resources(for: found.request)
    let builder = PlanBuilder(resources, request: found.request)
    guard let best = builder.closest(where: builder.refinement.looks(at:)) else { return found }
    return HardwareLook.Found(request: found.request, place: found.place, best: best, front: found.front)
  }
}
