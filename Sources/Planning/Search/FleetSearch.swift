import Domain
import Estimation
import Quantities

/// Finds as many copies of what was weighed as a load takes, few or thousands.
///
/// More replicas never serve less, so the fewest that do are found by halving; which layouts are worth copying is known
/// from what they serve each.
struct FleetSearch {
  let estimator: Estimator
  let strategy: Strategy
  /// The most accelerators that a fleet is made of.
  var largest = AcceleratorCounts.fleet

  /// Layouts of each scheme, with a cache format, that are copied: those that serve most for each accelerator.
  private static let layouts = 32
  /// What more replicas are for.
  private static let helped: Set<TargetCheck.Name> = [
    .requestsPerSecond, .timeToFirstTokenSeconds, .timePerOutputTokenSeconds,
  ]

  /// The smallest fleet of each layout that is worth copying; nothing of schemes of which something serves the load.
  ///
  /// - Parameter weighed: what was tried, one count after another.
  func fleets(beyond weighed: [Candidate]) -> [Candidate] {
    Dictionary(grouping: weighed.filter(\.fits), by: \.scheme.id).values.flatMap(fleets(ofOne:))
  }

  private func fleets(ofOne weighed: [Candidate]) -> [Candidate] {
    guard weighed.allSatisfy({ !missed($0).isEmpty }) else { return [] }
    let largest = Dictionary(grouping: weighed) { Copied($0) }.values.compactMap { same in
      same.max { $0.deployment.replicas < $1.deployment.replicas }
    }
    let sorted = largest.map { (candidate: $0, each: Self.each($0)) }.sorted { left, right in
      left.each == right.each ? Copied(left.candidate) < Copied(right.candidate) : left.each > right.each
    }
    return sorted.prefix(Self.layouts).compactMap { fleet(of: $0.candidate) }
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
    let sizes = FleetSizes(replica: one.deployment.layout.count, unit: request.countUnit)
    let last = sizes.last(upTo: min(largest, mostUseful(one)))
    var short = sizes.last(upTo: one.deployment.count)
    guard last > short else { return nil }
    var (enough, found) = (last, copies(of: one, count: sizes[last]))
    let hopeless = missed(found)
    guard !hopeless.contains(.requestsPerSecond) else { return found }
    guard hopeless.isEmpty || missed(one).contains(.requestsPerSecond) else { return nil }
    while enough - short > 1 {
      let middle = short + (enough - short) / 2
      let candidate = copies(of: one, count: sizes[middle])
      if missed(candidate).isSubset(of: hopeless) {
        (enough, found) = (middle, candidate)
      } else {
        short = middle
      }
    }
    return found
  }

  /// Whether what is missed is so because no larger fleets are weighed: more of the same replicas would serve more, or
  /// meet a limit that the largest fleet misses.
  func isCapped(_ chosen: Candidate) -> Bool {
    let short = missed(chosen)
    let sizes = FleetSizes(replica: chosen.deployment.layout.count, unit: request.countUnit)
    let last = sizes.last(upTo: AcceleratorCounts.fleet)
    let beyond = sizes.last(upTo: min(RequestField.largestCount, mostUseful(chosen)))
    guard !short.isEmpty, last >= 0, beyond > last else { return false }
    let still = short.intersection(missed(copies(of: chosen, count: sizes[last])))
    return still.contains(.requestsPerSecond)
      || !still.isSubset(of: missed(copies(of: chosen, count: sizes[beyond])))
  }

  /// No more accelerators help than give each of the sequences in flight a replica of its own.
  private func mostUseful(_ one: Candidate) -> Int {
    guard case .concurrency(let sequences) = request.load else { return .max }
    return Layout.product(one.deployment.layout.count, sequences)
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
