import Documents
import Domain
import Quantities
import StyledText

/// A plan as a document: the verdict first, then what it rests on.
package enum PlanDocument {
  /// - Parameters:
  ///   - comparison: the plan beside what it was asked to be told against; nil where it wasn't.
  ///   - why: why what was asked about was not chosen; nil where nothing was.
  ///   - tellsFront: whether trade-offs are told.
  package static func document(
    _ plan: Plan, against comparison: PlanComparison? = nil, why: WhyNot? = nil, tellsFront: Bool = false
  ) -> Document {
    inCurrency(plan) { told(plan, against: comparison, why: why, tellsFront: tellsFront) }
  }

  private static func told(_ plan: Plan, against comparison: PlanComparison?, why: WhyNot?, tellsFront: Bool)
    -> Document
  {
    Document(
      title: "\(plan.request.model) on \(DeploymentText.hardware(plan.deployment))", banner: banner(plan),
      sections: [question(plan), memory(plan.memory), speed(plan), quality(plan), economics(plan)]
        + wholeLife(plan) + [hardware(plan)]
        + (plan.engines.isEmpty ? [] : [engines(plan)]) + (tellsFront ? [front(plan)] : []) + [
          schemes(plan), modes(plan),
        ] + (why.map { [WhyNotDocument.section($0)] } ?? []) + [
          repairs(plan), rejections(plan),
          Section("Assumed", [.list(plan.assumptions.map { Item($0.words) })]),
        ] + (comparison.map { [ComparisonDocument.section($0)] } ?? []),
      records: PlanRecords.records(plan))
  }

  /// What was chosen from: hardware, engines, and what nothing beats in everything; nothing where nothing was.
  package static func compared(_ plan: Plan) -> [Section] {
    inCurrency(plan) {
      (plan.hardware.isEmpty ? [] : [hardware(plan)]) + (plan.engines.isEmpty ? [] : [engines(plan)])
        + (plan.front.isEmpty ? [] : [front(plan)])
    }
  }

  /// What was asked beyond how the model runs; nothing where nothing was.
  package static func overTime(_ plan: Plan) -> [Section] { inCurrency(plan) { wholeLife(plan) } }

  /// In the currency that the plan is told in.
  private static func inCurrency<Told>(_ plan: Plan, _ tell: () -> Told) -> Told {
    Currency.$told.withValue(plan.request.currency, operation: tell)
  }

  /// Yes or no, in a word and a sentence, and the limits that are missed.
  private static func banner(_ plan: Plan) -> Banner {
    Banner(
      word: plan.verdict.word, sentence: plan.verdict.summary.words, role: plan.verdict.outcome.role,
      points: plan.verdict.missedTargets.map { Item($0.words, role: .warning) }
        + plan.reasons.filter { !$0.isMissedTarget }.map { Item($0.words) })
  }

  /// What was asked, assumed inputs included, and the arithmetic that people do in their heads.
  private static func question(_ plan: Plan) -> Section {
    let fits = plan.verdict.outcome != .doesNotFit
    var facts = [
      Fact("Model", plan.request.model, note: HeadlineText.parameters(plan.headline)),
      Fact("Arithmetic", HeadlineText.sentence(plan.headline), continues: true),
      Fact("Hardware", DeploymentText.hardware(plan.deployment), note: DeploymentText.layout(plan.deployment)),
      Fact("Scheme", plan.deployment.scheme, note: "KV cache \(plan.deployment.keyValueCache.rawValue)"),
      Fact("Engine", plan.deployment.engine, note: "region \(plan.request.region)"),
      Fact(
        "Load",
        RequestText.load(
          plan.request, sequences: fits ? plan.sequences : nil,
          countsTokens: plan.performance.items?.unit != .images)),
    ]
    if let limits = RequestText.limits(plan.request, targets: plan.verdict.targets) {
      facts.append(Fact("Limits", limits))
    }
    return Section("Question", headingOnly: .file, [.facts(facts)])
  }

  private static func memory(_ ledger: MemoryLedger) -> Section {
    let peak =
      ledger.loadPeakBytes > ledger.totalBytes ? [Block.paragraph(CacheText.loadPeak(ledger), .warning)] : []
    return Section(
      "Memory on each accelerator",
      [
        .bar(LedgerTable.bar(ledger)), .table(LedgerTable(ledger).table),
        .paragraph(CacheText.sentence(ledger), .dim),
      ] + peak)
  }

  private static func speed(_ plan: Plan) -> Section {
    Section(
      "Speed" + condition(plan),
      [.facts(PerformanceText.facts(plan)), .remarks([plan.performance.basis.words])])
  }

  private static func quality(_ plan: Plan) -> Section {
    let quality = plan.quality
    return Section(
      "Quality", basis: QualityText.basis(quality),
      [.facts(QualityText.facts(quality)), .remarks(quality.notes.map(\.words) + AccuracyTable.lines(plan.published))])
  }

  private static func economics(_ plan: Plan) -> Section {
    Section(
      "Cost and energy" + condition(plan),
      [
        .facts(
          EconomicsText.facts(plan.cost, of: plan.performance, job: plan.job)
            + EconomicsText.facts(plan.energy, of: plan.performance)),
        .remarks([plan.cost.basis.words, plan.energy.basis.words]),
      ])
  }

  /// A deployment that doesn't fit or can't run has no speed; what is printed is what its arithmetic and bandwidth would give.
  private static func condition(_ plan: Plan) -> String {
    guard plan.verdict.outcome == .doesNotFit else { return "" }
    return plan.verdict.isRefused ? ", if it did run" : ", if it did fit"
  }
}

extension Statement<Plan.Reason> {
  /// Whether the verdict says it already.
  fileprivate var isMissedTarget: Bool {
    if case .fact(.missedTarget) = self { true } else { false }
  }
}
