import Domain
import Presentation
import Quantities

/// A plan as a Markdown report for an issue, a wiki or a colleague.
struct PlanMarkdown {
  private let plan: Plan

  init(_ plan: Plan) { self.plan = plan }

  var text: String {
    [verdict, question, memory, performance, quality, economics, schemes, modes, repairs, rejections, assumptions]
      .filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  private var verdict: String {
    let title = "# \(plain(plan.request.model)) on \(plain(DeploymentText.hardware(plan.deployment)))\n\n"
    let answer = "**\(plan.verdict.outcome.word)**: \(plain(plan.verdict.summary.words))\n"
    return title + answer + list(plan.verdict.missedTargets.map(\.words) + plan.reasons.map(\.words))
  }

  private var question: String {
    var facts = [
      Fact("Model", plan.request.model, note: HeadlineText.parameters(plan.headline)),
      Fact("Arithmetic", HeadlineText.sentence(plan.headline)),
      Fact("Hardware", DeploymentText.hardware(plan.deployment), note: DeploymentText.layout(plan.deployment)),
      Fact("Scheme", plan.deployment.scheme, note: "KV cache \(plan.deployment.keyValueCache.rawValue)"),
      Fact("Engine", plan.deployment.engine, note: "region \(plan.request.region)"),
      Fact("Load", RequestText.load(plan.request)),
    ]
    if let limits = RequestText.limits(plan.request) { facts.append(Fact("Limits", limits)) }
    return section("Question", table(facts))
  }

  private var memory: String {
    var table = MarkdownTable(["Item", "Size:", "Share:", "Basis"])
    for row in LedgerTable(plan.memory).rows {
      table.add([row.label, NumberText.difference(row.bytes), NumberText.percent(row.share, 0), row.basis])
    }
    return section("Memory on each accelerator", table.text + "\n" + plain(CacheText.sentence(plan.memory)) + "\n")
  }

  private var performance: String {
    section("Speed", table(PerformanceText.facts(plan.performance)) + "\n" + plain(plan.performance.basis.words) + "\n")
  }

  private var quality: String {
    let basis = plain(QualityText.basis(plan.quality.basis))
    return section(
      "Quality", "Basis: \(basis).\n\n" + table(QualityText.facts(plan.quality)) + list(plan.quality.notes.map(\.words))
    )
  }

  private var economics: String {
    let facts = EconomicsText.facts(plan.cost) + EconomicsText.facts(plan.energy)
    return section("Cost and energy", table(facts) + list([plan.cost.basis.words, plan.energy.basis.words]))
  }

  private var assumptions: String {
    plan.assumptions.isEmpty ? "" : section("Assumed", bullets(plan.assumptions.map(\.words)))
  }

  private func table(_ facts: [Fact]) -> String {
    var table = MarkdownTable(["", "", "Note"])
    for fact in facts { table.add([fact.label, fact.value, fact.note]) }
    return table.text
  }

  /// A list below something else; nothing when there is nothing to list.
  private func list(_ items: [String]) -> String {
    let items = items.filter { !$0.isEmpty }
    return items.isEmpty ? "" : "\n" + bullets(items)
  }
}

extension PlanMarkdown {
  private var schemes: String {
    let schemes = SchemeTable(plan)
    guard !schemes.rows.isEmpty else { return "" }
    var table = MarkdownTable(schemes.columns.map(\.markdownHeading))
    for row in schemes.rows {
      table.add(row.cells(counts: schemes.counts).map(\.text))
    }
    return section("Schemes", table.text + "\n" + plain(SchemeTable.caption) + "\n")
  }

  private var modes: String {
    let modes = [("Online", plan.recommendations.online), ("Offline", plan.recommendations.offline)]
    let recommendations = modes.compactMap { name, found in found.map { (name, $0) } }
    guard !recommendations.isEmpty else { return "" }
    var table = MarkdownTable(["Mode", "Deployment", "TTFT:", "TPOT:", "Throughput:", "$/Mtok:", "Why"])
    for (name, found) in recommendations {
      table.add([
        name, DeploymentText.sentence(found.deployment),
        IntervalText.seconds(found.performance.timeToFirstTokenSeconds),
        IntervalText.seconds(found.performance.timePerOutputTokenSeconds),
        IntervalText.rate(found.performance.outputTokensPerSecond, unit: "tokens/s"),
        EconomicsText.perMillionTokens(found.cost), found.reasons.map(\.words).joined(separator: " "),
      ])
    }
    return section("Online and offline", table.text)
  }

  private var repairs: String {
    guard !plan.repairs.isEmpty else { return "" }
    var table = MarkdownTable(["Change", "Effect", "Cost", "Flags"])
    for repair in plan.repairs {
      let flags = RequestText.change(from: plan.request, to: repair.request)
      table.add([repair.action.words, repair.effect.words, repair.cost.words, flags])
    }
    return section("Repairs", table.text)
  }

  private var rejections: String {
    guard !plan.rejected.isEmpty else { return "" }
    var table = MarkdownTable(["Scheme", "Count:", "Layout", "Reason"])
    for rejection in plan.rejected {
      let deployment = rejection.deployment
      table.add([
        deployment.scheme, String(deployment.count), DeploymentText.shortLayout(deployment), rejection.reason.words,
      ])
    }
    return section("Rejected", table.text)
  }

  private func section(_ title: String, _ body: String) -> String { "## \(title)\n\n" + body }
  private func bullets(_ items: [String]) -> String { items.map { "- " + plain($0) + "\n" }.joined() }
  private func plain(_ text: String) -> String { MarkdownText.plain(text) }
}
