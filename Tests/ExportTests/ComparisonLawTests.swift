import Domain
import Quantities
import TestSupport
import Testing

@testable import Export

@Suite("Laws of comparisons")
struct ComparisonLawTests {
  private static func plans(_ seed: UInt64) throws -> (Plan, Plan) {
    var random = try RandomPlan(seed: seed, template: Golden.plan().request)
    return (random.next(), random.next())
  }

  @Test("A plan beside itself changes nothing, and asks the same", arguments: UInt64(1)...40)
  func same(seed: UInt64) throws {
    let (plan, _) = try Self.plans(seed)
    for measure in PlanMeasure.allCases {
      let change = measure.change(from: plan, to: plan)
      #expect(change?.difference ?? 0 == 0 && change?.ratio ?? 1 == 1, "\(measure)")
      #expect((change == nil) == (measure.value(in: plan) == nil), "\(measure)")
    }
    #expect(QuestionDifference.between(plan.request, plan.request).isEmpty)
  }

  @Test("What one plan changes of another, the other changes back", arguments: UInt64(1)...60)
  func inverse(seed: UInt64) throws {
    let (base, plan) = try Self.plans(seed)
    for measure in PlanMeasure.allCases {
      let there = measure.change(from: base, to: plan)
      let back = measure.change(from: plan, to: base)
      #expect(there?.difference == back.map { -$0.difference }, "\(measure)")
      // A ratio near the end of the numbers may have no inverse among them.
      guard let ratio = there?.ratio, let inverse = back?.ratio else { continue }
      #expect((ratio * inverse - 1).magnitude < 1e-12, "\(measure)")
    }
    let differences = QuestionDifference.between(base.request, plan.request)
    let inverses = QuestionDifference.between(plan.request, base.request)
    #expect(differences.map(\.field) == inverses.map(\.field))
    #expect(differences.map(\.base) == inverses.map(\.other) && differences.map(\.other) == inverses.map(\.base))
  }

  @Test("Every number is the plan's own, and a change is their difference", arguments: UInt64(1)...40)
  func own(seed: UInt64) throws {
    let (base, plan) = try Self.plans(seed)
    #expect(PlanMeasure.count.value(in: plan)?.likely == Double(plan.deployment.count))
    #expect(PlanMeasure.bytesPerAccelerator.value(in: plan)?.likely == Double(plan.memory.totalBytes.bytes))
    #expect(PlanMeasure.usdPerHour.value(in: plan)?.likely == plan.cost.usdPerHour)
    #expect(PlanMeasure.usdPerMillionTokens.value(in: plan)?.likely == plan.cost.usdPerMillionTokens)
    #expect(PlanMeasure.timeToFirstTokenSeconds.value(in: plan) == plan.performance.timeToFirstTokenSeconds)
    #expect(PlanMeasure.timePerOutputTokenSeconds.value(in: plan) == plan.performance.timePerOutputTokenSeconds)
    #expect(PlanMeasure.outputTokensPerSecond.value(in: plan) == plan.performance.outputTokensPerSecond)
    #expect(PlanMeasure.requestsPerSecond.value(in: plan) == plan.performance.requestsPerSecond)
    #expect(PlanMeasure.itemsPerSecond.value(in: plan) == plan.performance.items?.perSecond)
    #expect(PlanMeasure.joulesPerToken.value(in: plan)?.likely == plan.energy.joulesPerToken)
    #expect(PlanMeasure.gramsCO2PerMillionTokens.value(in: plan)?.likely == plan.energy.gramsCO2PerMillionTokens)
    #expect(PlanMeasure.recovery.value(in: plan) == plan.quality.recovery)
    #expect(PlanMeasure.perplexityIncrease.value(in: plan) == plan.quality.perplexityIncrease)
    #expect(PlanMeasure.missedTargets.value(in: plan)?.likely == Double(plan.verdict.missedTargets.count))
    for measure in PlanMeasure.allCases {
      guard let change = measure.change(from: base, to: plan) else { continue }
      let values = (measure.value(in: base)?.likely, measure.value(in: plan)?.likely)
      #expect(values.0.flatMap { before in values.1.map { $0 - before } } == change.difference, "\(measure)")
    }
  }

  @Test("What a plan doesn't know has no change", arguments: UInt64(1)...40)
  func unknown(seed: UInt64) throws {
    let (base, plan) = try Self.plans(seed)
    for measure in PlanMeasure.allCases
    where measure.value(in: base) == nil || measure.value(in: plan) == nil {
      #expect(measure.change(from: base, to: plan) == nil, "\(measure)")
    }
    if base.performance.items?.unit != plan.performance.items?.unit {
      #expect(PlanMeasure.itemsPerSecond.change(from: base, to: plan) == nil)
    }
  }

  @Test("What a request doesn't heed is no difference of questions")
  func unheeded() throws {
    var base = try Golden.plan().request
    var other = base
    other.thinkSeconds = 20
    other.peakFactor = 5
    #expect(QuestionDifference.between(base, other).isEmpty)
    (base.users, other.users) = (100, 100)
    #expect(QuestionDifference.between(base, other).map(\.field) == [.thinkSeconds])
  }

  @Test("Whatever plans hold, their comparison is written in every format", arguments: UInt64(1)...40)
  func written(seed: UInt64) throws {
    let (base, plan) = try Self.plans(seed)
    let comparison = PlanComparison(
      base: .init(base, source: "a.json"), others: [.init(plan, source: "b.json"), .init(base)])
    for format in ExportFormat.allCases {
      let text = try ComparisonExport.text(comparison, as: format)
      #expect(text.count > 1 && !text.contains("Optional("), "\(format)")
      if format == .html { #expect(!text.contains("</b>") && text.hasSuffix("</html>\n")) }
    }
  }
}
