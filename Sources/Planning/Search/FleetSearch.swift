import Domain
import Estimation
import Quantities

/// Fleets larger than any count that is tried one by one: so many replicas of what was weighed as the load takes.
///
/// More replicas never serve less, so the fewest that do are found by halving; which layouts are worth copying is known
/// from what they serve each.
struct FleetSearch {
  let estimator: Estimator
  let strategy: Strategy

  /// Layouts of each scheme, with a cache format, that are copied: those that serve most for each accelerator.
  private static let layouts = 16
  /// What more replicas are for.
  private static let helped: Set<TargetCheck.Name> = [
    .requestsPerSecond, .timeToFirstTokenSeconds, .timePerOutputTokenSeconds,
  ]

  /// The smallest fleet of each layout that is worth copying; nothing where the load needs none.
  ///
  /// - Parameter weighed: what was tried of these schemes, one count after another.
  func fleets(beyond weighed: [Candidate]) -> [Candidate] {
    guard let best = strategy.best(weighed), best.fits, !missed(best).isEmpty else { return [] }
    let largest = Dictionary(grouping: weighed.filter(\.fits)) { Copied($0) }.values.compactMap { same in
      same.max { $0.deployment.replicas < $1.deployment.replicas }
    }
    return Dictionary(grouping: largest, by: \.scheme.id).values.flatMap { candidates in
      let sorted = candidates.map { (candidate: $0, each: Self.each($0)) }.sorted { left, right in
        left.each == right.each ? Copied(left.candidate) < Copied(right.candidate) : left.each > right.each
      }
      return sorted.prefix(Self.layouts).compactMap { fleet(of: $0.candidate) }
    }
  }

  private var request: PlanRequest { estimator.request }

  /// What is copied, whatever the number of replicas.
  private struct Copied: Hashable, Comparable {
    let scheme: String
    let layout: Layout
    let keyValueCache: KeyValueCacheFormat

    init(_ candidate: Candidate) {
      scheme = candidate.scheme.id
      layout = candidate.deployment.layout
      keyValueCache = candidate.deployment.keyValueCache
    }

    static func < (left: Self, right: Self) -> Bool {
      (left.layout.count, left.layout.name, left.keyValueCache.rawValue)
        < (right.layout.count, right.layout.name, right.keyValueCache.rawValue)
    }
  }

  /// Requests a second that an accelerator serves: all that it can where the load is more than that.
  private static func each(_ candidate: Candidate) -> Double {
    candidate.performance.requestsPerSecond.likely / Double(max(candidate.deployment.count, 1))
  }

  /// The fewest replicas of one layout that miss nothing that more could help, else the fewest that serve the rate, else
  /// as many as may be asked for; nil where no number of them comes nearer.
  private func fleet(of one: Candidate) -> Candidate? {
    let step = step(of: one)
    let least = one.deployment.count / step
    let most = min(AcceleratorCounts.fleet, mostUseful(one)) / step
    guard most > least else { return nil }
    let all = copies(of: one, count: most * step)
    let hopeless = missed(all)
    guard !hopeless.contains(.requestsPerSecond) else { return all }
    guard hopeless.isEmpty || missed(one).contains(.requestsPerSecond) else { return nil }
    var (short, enough) = (least, most)
    var found = all
    while enough - short > 1 {
      let middle = short + (enough - short) / 2
      let candidate = copies(of: one, count: middle * step)
      if missed(candidate).isSubset(of: hopeless) {
        (enough, found) = (middle, candidate)
      } else {
        short = middle
      }
    }
    return found
  }

  /// No more accelerators help than give each of the sequences in flight a replica of its own.
  private func mostUseful(_ one: Candidate) -> Int {
    guard case .concurrency(let sequences) = request.load else { return .max }
    return Layout.product(one.deployment.layout.count, sequences)
  }

  /// Accelerators come in whole nodes or whole hosts, and in whole replicas.
  private func step(of one: Candidate) -> Int {
    let whole = Layout.leastMultiple(AcceleratorCounts.node, request.countUnit)
    return Layout.leastMultiple(one.deployment.layout.count, whole)
  }

  private func copies(of one: Candidate, count: Int) -> Candidate {
    let replicas = count / max(one.deployment.layout.count, 1) - request.spareReplicas
    return estimator.candidate(
      Shape(
        stored: one.replica.stored, quality: one.quality, layout: one.deployment.layout, replicas: max(replicas, 1),
        keyValueCache: one.deployment.keyValueCache))
  }

  private func missed(_ candidate: Candidate) -> Set<TargetCheck.Name> {
    Self.helped.intersection(candidate.targets.lazy.filter { $0.state == .missed }.map(\.name))
  }
}
