import Domain
import Quantities
import StyledText

/// A plan as a page of text: the verdict first, then what it rests on.
package struct PlanReport {
  let plan: Plan
  let width: Int
  let symbols: Symbols

  package init(_ plan: Plan, width: Int, symbols: Symbols) {
    self.plan = plan
    self.width = max(width, 40)
    self.symbols = symbols
  }

  /// The whole page.
  package var lines: [Line] {
    [
      verdict, question, memory, speed, quality, economics, schemes, modes, repairs, rejections, assumptions,
    ]
    .filter { !$0.isEmpty }
    .reduce(into: [Line]()) { page, section in page += (page.isEmpty ? [] : [""]) + section }
  }

  /// Yes or no, in a word and a sentence, and the limits that are missed.
  private var verdict: [Line] {
    let outcome = plan.verdict.outcome
    return wrapped(Line(plan.verdict.summary.words, outcome.role))
      + plan.verdict.missedTargets.flatMap { bullet($0.words, role: .warning) }
      + plan.reasons.flatMap { bullet($0.words) }
  }

  /// What was asked, assumed inputs included, and the arithmetic that people do in their heads.
  private var question: [Line] {
    var facts = [
      Fact("Model", plan.request.model, note: HeadlineText.parameters(plan.headline)),
      Fact("", HeadlineText.sentence(plan.headline)),
      Fact("Hardware", DeploymentText.hardware(plan.deployment), note: DeploymentText.layout(plan.deployment)),
      Fact("Scheme", plan.deployment.scheme, note: "KV cache \(plan.deployment.keyValueCache.rawValue)"),
      Fact("Engine", plan.deployment.engine, note: "region \(plan.request.region)"),
      Fact("Load", RequestText.load(plan.request)),
    ]
    if let limits = RequestText.limits(plan.request) { facts.append(Fact("Limits", limits)) }
    return factLines(facts)
  }

  private var memory: [Line] {
    let ledger = plan.memory
    return [heading("Memory on each accelerator")]
      + LedgerTable.bar(ledger, width: width - 4, symbols: symbols).map { Line("  ") + $0 }
      + LedgerTable(ledger).lines(width: width)
      + wrapped(Line("  " + CacheText.sentence(ledger), .dim))
      + (ledger.loadPeakBytes > ledger.totalBytes ? wrapped(Line("  " + CacheText.loadPeak(ledger), .warning)) : [])
  }

  private var speed: [Line] {
    [heading("Speed" + condition)] + factLines(PerformanceText.facts(plan.performance))
      + note(plan.performance.basis.words)
  }

  /// A deployment that doesn't fit has no speed; what is printed is what its arithmetic and bandwidth would give.
  private var condition: String { plan.verdict.outcome == .doesNotFit ? ", if it did fit" : "" }

  private var quality: [Line] {
    [heading("Quality") + Line(", " + QualityText.basis(plan.quality.basis))]
      + factLines(QualityText.facts(plan.quality)) + plan.quality.notes.flatMap { note($0.words) }
  }

  private var economics: [Line] {
    [heading("Cost and energy" + condition)]
      + factLines(EconomicsText.facts(plan.cost) + EconomicsText.facts(plan.energy))
      + note(plan.cost.basis.words) + note(plan.energy.basis.words)
  }

  private var assumptions: [Line] {
    plan.assumptions.isEmpty ? [] : [heading("Assumed")] + plan.assumptions.flatMap { bullet($0.words) }
  }
}
