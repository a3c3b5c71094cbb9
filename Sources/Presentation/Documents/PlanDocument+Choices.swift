import Documents
import Domain
import Quantities
import StyledText

extension PlanDocument {
  /// Schemes against accelerator counts.
  static func schemes(_ plan: Plan) -> Section {
    let table = SchemeTable(plan)
    guard !table.rows.isEmpty else { return Section([]) }
    return Section(
      "Schemes",
      [
        .table(table.table),
        .paragraph(
          SchemeTable.caption(plan.request, isSimulated: plan.performance.simulation != nil), .dim),
        Block.ranges(table.throughput).only(.file),
      ])
  }

  /// The best for answering fast beside the best for answering much.
  static func modes(_ plan: Plan) -> Section {
    let modes = [("Online", plan.recommendations.online), ("Offline", plan.recommendations.offline)]
    let found = modes.compactMap { name, recommendation in recommendation.map { (name: name, best: $0) } }
    var table = DocumentTable([
      .init("Mode"), .init("Deployment", wraps: true), .init("TTFT", .right), .init("TPOT", .right),
      .init("Throughput", .right), .init("\(Currency.sign)/Mtok", .right), .init("Why", wraps: true),
    ])
    for (name, best) in found { table.add(([name] + cells(best)).map { Line($0) }) }
    let blocks = found.flatMap { brief($0.name, $0.best, of: plan) }.map { $0.only(.page) }
    return Section("Online and offline", blocks + [Block.table(table).only(.file)])
  }

  private static func cells(_ best: Recommendation) -> [String] {
    [
      DeploymentText.sentence(best.deployment), IntervalText.seconds(best.performance.timeToFirstTokenSeconds),
      PerformanceText.pace(best.performance), PerformanceText.yield(best.performance),
      EconomicsText.perMillionTokens(best.cost), best.reasons.map(\.words).joined(separator: " "),
    ]
  }

  /// A page says in a word that a mode's best is the plan itself.
  private static func brief(_ mode: String, _ best: Recommendation, of plan: Plan) -> [Block] {
    let performance = best.performance
    if best.deployment == plan.deployment && performance == plan.performance {
      return [.facts([Fact(mode, DeploymentText.sentence(best.deployment), note: "this plan")])]
    }
    let first = IntervalText.seconds(performance.timeToFirstTokenSeconds)
    let times =
      performance.timePerOutputTokenSeconds.map { "TTFT \(first), TPOT \(IntervalText.seconds($0))" }
      ?? "\(performance.firstName.lowercased()) \(first)"
    let yield = "\(PerformanceText.yield(performance)), \(EconomicsText.perMillion(best.cost, of: performance))"
    return [
      .facts([Fact(mode, DeploymentText.sentence(best.deployment)), Fact("", times), Fact("", yield)]),
      .remarks(best.reasons.map(\.words)),
    ]
  }

  /// What to change, what it brings, what it costs, and the flags that do it.
  static func repairs(_ plan: Plan) -> Section {
    var table = DocumentTable([
      .init("Change"), .init("Effect", wraps: true), .init("Cost", wraps: true), .init("Flags", wraps: true),
    ])
    var items: [Item] = []
    for repair in plan.repairs {
      let (action, effect, cost) = (repair.action.words, repair.effect.words, repair.cost.words)
      let flags = RequestText.change(from: plan.request, to: repair.request)
      table.add([action, effect, cost, flags].map { Line($0) })
      items.append(Item("\(action): \(effect); \(cost)", detail: flags))
    }
    if items.isEmpty, plan.verdict.outcome == .doesNotFit || !plan.verdict.missedTargets.isEmpty {
      items.append(Item("Nothing that was tried would: counts, schemes, caches, other hardware, smaller models."))
    }
    return Section(
      plan.verdict.outcome == .doesNotFit
        ? plan.verdict.isRefused ? "What would make it run" : "What would make it fit"
        : plan.verdict.missedTargets.isEmpty ? "What would improve it" : "What would meet the targets",
      [Block.list(items).only(.page), Block.table(table).only(.file)])
  }
}
