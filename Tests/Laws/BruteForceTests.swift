import Domain
import Estimation
import Platform
import Tensors
import TestSupport
import Testing

@testable import Planning

/// What the planner chooses beside all that could have been asked for instead: schemes × counts × accelerators.
///
/// `QUANTPLAN_BRUTE` says how many questions to ask, each against every choice; `make soak` asks 300. Without it a few
/// are asked against a sample.
@Suite("Choices against brute force")
struct BruteForceTests {
  private static let planner = Result { try ShippedCatalogs.planner() }
  static let asked = getenv("QUANTPLAN_BRUTE").flatMap { Int(String(cString: $0)) }
  /// As far as more accelerators are looked at once some meet every target, and beyond.
  private static let counts = (near: [1, 2, 3, 4, 5, 6, 8, 10, 12, 16], far: [24, 32, 64])
  /// Choices tried for each question where nobody asks for all.
  private static let sample = 6

  @Test("No scheme, count or accelerator that keeps to targets and policy serves better", arguments: questions)
  func choices(question: StrainedQuestion) throws {
    let planner = try Self.planner.get()
    var generator = SeededGenerator(seed: question.seed)
    let request = try planner.resolver.request(question.changes)
    let chosen = try chosen(request, planner)
    for accelerator in question.accelerators {
      var asked = request
      (asked.accelerator, asked.among) = (accelerator, nil)
      let counts = Self.counts.near + (chosen?.missed == 0 ? [] : Self.counts.far)
      for choice in try alternatives(to: asked, counts: counts, planner, &generator) {
        guard let other = try best(choice, planner), other.fits, other.missed == 0 else { continue }
        let name = "\(choice.count ?? 0) × \(accelerator) \(choice.scheme ?? "")"
        #expect(
          chosen.map { !isBetter(other, than: $0, by: Strategy(mode: request.mode, request: request)) } ?? false,
          "\(name)")
      }
    }
  }

  /// What the planner answers where it is free.
  private func chosen(_ request: PlanRequest, _ planner: Planner) throws -> Candidate? {
    guard request.among != nil else { return try best(request, planner) }
    let plan = try planner.plan(request)
    var chosen = request
    (chosen.accelerator, chosen.among) = (plan.deployment.accelerator, nil)
    return try best(chosen, planner)
  }

  private func best(_ request: PlanRequest, _ planner: Planner) throws -> Candidate? {
    try PlanBuilder(planner.resources(for: request), request: request, comparing: false).closest()
  }

  /// Schemes that may be chosen unasked × counts, all of them or a sample.
  private func alternatives(
    to request: PlanRequest, counts: [Int], _ planner: Planner, _ generator: inout SeededGenerator
  ) throws -> [PlanRequest] {
    let builder = PlanBuilder(try planner.resources(for: request), request: request)
    let schemes = builder.search.runnable.filter(builder.isAllowed).map(\.scheme.id)
    let all = schemes.flatMap { scheme in
      (request.count.map { [$0] } ?? counts).map { count in
        var changed = request
        (changed.scheme, changed.count) = (scheme, count)
        return changed
      }
    }
    guard Self.asked == nil, !all.isEmpty else { return all }
    return (0..<Self.sample).map { _ in all[Int(generator.next() % UInt64(all.count))] }
  }

  /// Whether something is better by more than rounding, and no price that nobody knows is compared.
  private func isBetter(_ other: Candidate, than chosen: Candidate, by strategy: Strategy) -> Bool {
    if (other.cost.usdPerHour == nil) != (chosen.cost.usdPerHour == nil) { return false }
    for (value, ours) in zip(figures(strategy.score(other)), figures(strategy.score(chosen))) {
      if abs(value - ours) > 1e-6 * max(abs(value), abs(ours)) { return value < ours }
    }
    return false
  }

  private func figures(_ score: Score) -> [Double] {
    [score.short, score.missed, score.requantized, score.wanted, score.second, score.third]
  }

  static let questions = StrainedQuestion.drawn(asked ?? 6, seed: 300)
}
