import Domain
import Quantities

/// Of deployments those that no other one beats in cost, latency and quality at once.
///
/// Of each scheme, count, accelerator and engine the strategy's best layout and cache stands for all. Cost is the rent
/// online and the price of a request offline; quality is what the strategy takes a loss to cost. Where something else is
/// the objective, it counts beside these three. Where something meets every target, nothing that misses one is told.
struct ParetoFront {
  let strategy: Strategy

  /// What a deployment is chosen by, before its layout.
  private struct Choice: Hashable {
    let scheme: String
    let count: Int
    let accelerator: String
    let engine: String
  }

  private struct Point {
    let candidate: Candidate
    let score: Score
    let axes: [Double]
  }

  /// The cheapest first; of those that are equal in everything the one that the strategy likes best.
  func front(of candidates: [Candidate]) -> [Candidate] {
    let fitting = candidates.filter(\.fits)
    let good = fitting.filter { $0.missed == 0 }
    let points = Dictionary(grouping: good.isEmpty ? fitting : good, by: Self.choice).values
      .compactMap { strategy.best($0) }
      .map { Point(candidate: $0, score: strategy.score($0), axes: axes($0)) }
      .sorted(by: Self.comesFirst)
    var front: [Point] = []
    // What dominates a point is no worse in the first axis, so that it was met before.
    for point in points where !front.contains(where: { Self.isAsGood($0.axes, as: point.axes) }) { front.append(point) }
    return front.map(\.candidate)
  }

  private static func choice(_ candidate: Candidate) -> Choice {
    Choice(
      scheme: candidate.scheme.id, count: candidate.deployment.count, accelerator: candidate.deployment.accelerator,
      engine: candidate.deployment.engine)
  }

  private func axes(_ candidate: Candidate) -> [Double] {
    let performance = candidate.performance
    let figures = [
      cost(candidate), Double(candidate.missed), performance.timeToFirstTokenSeconds.likely,
      performance.timePerOutputTokenSeconds?.likely ?? 0, Strategy.penalty(candidate),
    ]
    guard strategy.request.objective ?? .cost != .cost else { return figures }
    return figures + [strategy.score(candidate).wanted]
  }

  /// What is paid; without a price more than any that is known, and more for more.
  private func cost(_ candidate: Candidate) -> Double {
    let rent = candidate.cost.usdPerHour ?? Self.unknownCost * Double(candidate.deployment.count)
    guard strategy.mode == .offline else { return rent }
    return Double(Float(rent / max(candidate.performance.requestsPerSecond.likely, .leastNormalMagnitude)))
  }

  private static let unknownCost = 1e12

  private static func comesFirst(_ left: Point, _ right: Point) -> Bool {
    if left.axes != right.axes { return left.axes.lexicographicallyPrecedes(right.axes) }
    if left.score != right.score { return left.score < right.score }
    let (one, other) = (choice(left.candidate), choice(right.candidate))
    return (one.accelerator, one.engine, one.scheme, one.count)
      < (other.accelerator, other.engine, other.scheme, other.count)
  }

  private static func isAsGood(_ left: [Double], as right: [Double]) -> Bool {
    zip(left, right).allSatisfy { $0 <= $1 }
  }
}

extension [TradeOff] {
  /// The same with the plan's own row, which a closer look may have chosen although averages say that others beat it;
  /// before the first that costs more.
  func including(_ own: TradeOff?) -> [TradeOff] {
    guard let own, !contains(where: \.isChosen) else { return self }
    let place = firstIndex { ($0.usdPerHour ?? .infinity) > (own.usdPerHour ?? .infinity) } ?? endIndex
    return self[..<place] + [own] + self[place...]
  }
}

extension TradeOff {
  /// The plan's own deployment is told as the plan tells it, after its closer look.
  init(_ candidate: Candidate, chosen: Alternative) {
    let isChosen = candidate.deployment == chosen.deployment
    self.init(
      isChosen ? chosen : candidate.alternative, lossFactor: Strategy.penalty(candidate), isChosen: isChosen)
  }
}
