import Catalogs
import Domain
import Estimation
import Quantities

/// Finds the accelerator, and the engine where several are asked for, with which a request is served best.
struct HardwareSearch {
  let planner: Planner
  let request: PlanRequest
  let faults: CatalogFaults
  /// Hardware up to so many times the best rent is looked at and told of.
  var shown = 3.0
  /// Nobody asks for more than so many times the best rent, of as many accelerators as it takes; nil where somebody
  /// does.
  var rented: Double?
  /// The last count to try where it is open; nil for as many as it takes.
  var largest: Int?
  /// Whether it is to be told what else was weighed.
  var wantsFront = false
  /// Whether hardware is passed over that takes too much rent beside what serves everything on average.
  var passesOver = true
  /// Whether what doesn't fit is of no use.
  var onlyFitting = false
  /// Whether the request's engine stays wherever it runs, though another is usual there.
  var keepsEngine = false
  /// What a request is planned from, of those who ask for no more than what fits; nil leaves it to the planner.
  var resources: ((PlanRequest) throws -> PlanningResources)?

  /// Accelerators that are looked at at the same time: twice as many as small machines have cores.
  private static let together = 4

  /// What sums of rents leave of a limit, as a share.
  private static let rounding = 1e-9

  typealias Found = HardwareLook.Found

  /// The best of each accelerator and engine that serve the request, the best of all first.
  ///
  /// Throws where none can run the model at all.
  func ranked(_ accelerators: [Accelerator]) throws -> [Found] {
    var look = HardwareLook(
      planner: planner, request: request, keepsEngine: keepsEngine, largest: largest, wantsFront: wantsFront,
      onlyFitting: onlyFitting)
    var found: [Found] = []
    var refusals: [PlanningError] = []
    var rest = accelerators.sorted(by: Self.cheaper)[...]
    while !rest.isEmpty {
      look.mostRent = mostRent(beside: found)
      let next = rest.prefix(resources == nil ? Self.together : 1).filter { !isHopeless($0, beside: found) }
      rest = rest.dropFirst(resources == nil ? Self.together : 1)
      let results =
        resources == nil
        ? next.concurrentMap(stretch: 1) { [look] in look.look(at: $0) }
        : next.map { look.look(at: $0, from: resources) }
      // Those that the ones before them leave no hope are as if nobody had looked at them.
      for (accelerator, result) in zip(next, results) where !isHopeless(accelerator, beside: found) {
        if let failure = result.failure { throw failure }
        found += result.found.filter { look.mostRent == nil || $0.best.fits && $0.best.missed == 0 }
        refusals += result.refusals
      }
    }
    if found.isEmpty, let refusal = refusals.first { throw refusal }
    // Of those that were looked at before the best was known, too.
    guard let most = mostRent(beside: found) else { return sorted(found) }
    return sorted(found.filter { $0.best.cost.usdPerHour.map { $0 <= most * (1 + Self.rounding) } ?? true })
  }

  /// The same after a closer look at the best; where that leaves none that serves everything, at what was hopeless beside
  /// them too.
  func finals(_ accelerators: [Accelerator]) throws -> [Found] {
    let finals = HardwareFinals(planner: planner, search: self)
    let promised = try ranked(accelerators)
    let found = try finals.ranked(promised)
    guard let best = found.first?.best, let hoped = promised.first?.best, best.missed > hoped.missed else {
      return found
    }
    var search = self
    (search.passesOver, search.rented) = (false, nil)
    return try finals.ranked(search.ranked(accelerators))
  }

  /// The best first.
  func sorted(_ found: [Found]) -> [Found] { found.sorted(by: isBetter) }

  func isBetter(_ left: Found, than right: Found) -> Bool {
    let strategy = Strategy(mode: request.mode, request: request)
    let (score, other) = (score(left.best, strategy), score(right.best, strategy))
    return score == other
      ? (left.request.accelerator, left.place) < (right.request.accelerator, right.place) : score < other
  }

  /// All engines on the accelerator of one that was found, whatever they take.
  func anew(_ found: Found, of accelerators: [Accelerator]) throws -> [Found] {
    guard request.amongEngines != nil else { return [found] }
    var search = self
    search.rented = nil
    return try search.ranked(
      planner.priced(accelerators.filter { $0.reference == found.request.accelerator }, for: request, faults))
  }

  /// What nothing beats in everything, wherever it was found.
  func front(of found: [Found]) -> [Candidate] {
    ParetoFront(strategy: Strategy(mode: request.mode, request: request)).front(of: found.flatMap(\.front))
  }

  /// The strategy's score, by which what has no known price comes after what has one, if cost is what counts.
  private func score(_ candidate: Candidate, _ strategy: Strategy) -> Score {
    var score = strategy.score(candidate)
    if isAboutCost { score.unpriced = candidate.cost.usdPerHour == nil ? 1 : 0 }
    return score
  }

  private var isAboutCost: Bool { request.objective ?? .cost == .cost }

  private static func cheaper(_ left: Accelerator, _ right: Accelerator) -> Bool {
    (left.hourlyPrice.usd ?? .infinity, left.id) < (right.hourlyPrice.usd ?? .infinity, right.id)
  }

  /// Whether a single one of it costs more than what serves everything already; unknown prices can't win on cost.
  private func isHopeless(_ accelerator: Accelerator, beside found: [Found]) -> Bool {
    guard passesOver, isAboutCost, let least = leastRent(of: found) else { return false }
    guard let price = accelerator.hourlyPrice.usd else { return true }
    return request.mode == .online && price * Double(accelerator.host?.count ?? 1) > shown * least
  }

  private func mostRent(beside found: [Found]) -> Double? {
    guard isAboutCost, request.mode == .online, let rented else { return nil }
    return leastRent(of: found).map { $0 * rented }
  }

  /// What is paid for the cheapest that serves everything; nil while nothing does.
  private func leastRent(of found: [Found]) -> Double? {
    found.filter { $0.best.fits && $0.best.missed == 0 }.compactMap(\.best.cost.usdPerHour).min()
  }
}
