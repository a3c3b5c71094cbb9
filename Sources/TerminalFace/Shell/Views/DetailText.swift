import Documents
import Domain
import Presentation
import Quantities
import StyledText
import TerminalModel

/// The lines of the details, from Presentation's facts; no number is made here.
struct DetailText {
  let plan: Plan
  let look: Look
  let width: Int

  /// What one looks for first comes first: the rest is a page away.
  var speed: [Line] {
    let performance = PerformanceText.facts(plan)
    let cost = EconomicsText.facts(plan.cost, of: plan.performance)
    let quality = QualityText.facts(plan.quality)
    let energy = EconomicsText.facts(plan.energy, of: plan.performance)
    let first = performance.prefix(3) + cost.suffix(1) + quality.suffix(1)
    let second = performance.dropFirst(3) + cost.dropLast() + energy + quality.dropLast()
    let bases =
      [
        Line("Quality rests on: " + QualityText.basis(plan.quality), .dim),
        Line(plan.performance.basis.words, .dim),
        Line(plan.cost.basis.words, .dim), Line(plan.energy.basis.words, .dim),
      ] + (plan.quality.notes.map(\.words) + AccuracyTable.lines(plan.published)).map { Line($0, .dim) }
    let shown = Array(first) + Array(second)
    return facts(shown) + leftOut(shown) + bases.filter { $0.width > 0 }.flatMap { wrapped($0) }
  }

  /// The ledger item by item, then what the cache holds and what loading takes.
  var memory: [Line] {
    let ledger = plan.memory
    let peak = ledger.loadPeakBytes > ledger.totalBytes ? wrapped(Line(CacheText.loadPeak(ledger), .warning)) : []
    var table = TextTable([.init(""), .init("", .right), .init("", .right)])
    let rows = LedgerTable(ledger).rows
    for row in rows {
      table.add([
        Line(row.label, row.role), Line(NumberText.difference(row.bytes), row.role),
        Line(NumberText.percent(row.share, 0).replacing("-", with: "−"), .dim),
      ])
    }
    let bases = rows.flatMap { hanging(Line("\($0.label): \($0.basis)", .dim)) }
    return table.lines(width: width) + peak + wrapped(Line(CacheText.sentence(ledger), .dim)) + bases
  }

  /// Online beside offline, and why each is what it is.
  var modes: [Line] {
    let online = plan.recommendations.online
    let offline = plan.recommendations.offline
    guard online != nil || offline != nil else { return wrapped(Line(NothingText.fits, .warning)) }
    var table = TextTable([
      .init(""), .init("Online: answer fast", wraps: true), .init("Offline: answer much", wraps: true),
    ])
    func row(_ label: String, _ text: (Recommendation) -> String) {
      table.add([
        Line(label, .dim), Line(online.map(text) ?? "nothing fits"), Line(offline.map(text) ?? "nothing fits"),
      ])
    }
    row("Run") { "\($0.deployment.scheme) on \(DeploymentText.hardware($0.deployment))" }
    row("Layout") { DeploymentText.layout($0.deployment) }
    row("First token") { IntervalText.seconds($0.performance.timeToFirstTokenSeconds) }
    row("Per token") { PerformanceText.pace($0.performance) }
    row("Throughput") { PerformanceText.yield($0.performance, tokens: "tok/s") }
    row("Price") { EconomicsText.perMillion($0.cost, of: $0.performance) }
    let why = [("Online", online), ("Offline", offline)].flatMap { name, recommendation in
      (recommendation?.reasons ?? []).flatMap { bullet("\(name): \($0.words)") }
    }
    return table.lines(width: width) + why
  }

  /// Hardware and engines where there was a choice of them, and what nothing that was weighed beats in everything.
  var compared: [Line] {
    let sections = PlanDocument.compared(plan)
    guard !sections.isEmpty else { return wrapped(Line(NothingText.fits, .warning)) }
    return page(sections)
  }

  /// What was asked beyond how the model runs.
  var life: [Line] {
    let sections = PlanDocument.overTime(plan)
    guard sections.isEmpty else { return page(sections) }
    return wrapped(Line("O and --horizon 12mo, --api-price or --requests-per-day tell of costs over time.", .dim))
  }

  private func page(_ sections: [Section]) -> [Line] {
    PageRenderer(width: width, symbols: look.symbols).lines(sections)
  }

  /// Numbered entries: what to do, what it brings, what it costs.
  var repairs: PaneContent {
    guard !plan.repairs.isEmpty else { return .text(wrapped(Line(NothingText.repairs, .dim))) }
    return .blocks(
      plan.repairs.enumerated().map { index, repair in
        let number = index < 9 ? "\(index + 1)" : " "
        return hanging(Line([Span("\(number) ", .dim), Span(repair.action.words)]))
          + hanging(Line("  \(repair.effect.words); \(repair.cost.words)", .dim))
      })
  }

  /// Reasons with the shapes they rule out; like reasons are told once.
  var rejected: [Line] {
    guard !plan.rejected.isEmpty else { return wrapped(Line(NothingText.rejected, .dim)) }
    var order: [String] = []
    var shapes: [String: [String]] = [:]
    for rejection in plan.rejected {
      let reason = rejection.reason.words
      if shapes[reason] == nil { order.append(reason) }
      shapes[reason, default: []].append(Self.shape(rejection.deployment))
    }
    return order.flatMap { reason in
      hanging(
        Line([
          Span("\(look.symbols.marks.bullet) \(reason) "),
          Span("(\((shapes[reason] ?? []).joined(separator: "; ")))", .dim),
        ]))
    }
  }

  var assumptions: [Line] {
    let reasons = plan.reasons.flatMap { bullet($0.words) }
    let assumed = plan.assumptions.flatMap { bullet($0.words) }
    return (reasons.isEmpty ? [] : [Line("Why this one", .heading)] + reasons)
      + (assumed.isEmpty ? [] : [Line("Taken for granted", .heading)] + assumed)
  }

  /// What was wrong and didn't stand in the way.
  func warnings(_ warnings: [String]) -> [Line] {
    warnings.isEmpty ? [] : [Line("Warnings", .warning)] + warnings.flatMap { bullet($0) }
  }

  private static func shape(_ deployment: Deployment) -> String {
    let layout = DeploymentText.shortLayout(deployment)
    return "\(deployment.scheme) on \(deployment.count)×" + (layout == "1" ? "" : " " + layout)
  }

  private func facts(_ facts: [Fact]) -> [Line] {
    var table = TextTable([.init(""), .init("", wraps: true)])
    let labels = Self.labelWidth(facts)
    for fact in facts {
      let note = hasRoom(fact, labels) ? Line("  " + fact.note, .dim) : Line([])
      table.add([Line(fact.label, .dim), Line(fact.value) + note])
    }
    return table.lines(width: width)
  }

  /// The notes that have no room beside their facts.
  private func leftOut(_ facts: [Fact]) -> [Line] {
    let labels = Self.labelWidth(facts)
    return facts.filter { !$0.note.isEmpty && !hasRoom($0, labels) }
      .flatMap { wrapped(Line("\($0.label): \($0.note)", .dim)) }
  }

  private func hasRoom(_ fact: Fact, _ labels: Int) -> Bool {
    labels + CellWidth.of(fact.value) + CellWidth.of(fact.note) + 4 <= width
  }

  private static func labelWidth(_ facts: [Fact]) -> Int { facts.map { CellWidth.of($0.label) }.max() ?? 0 }

  private func wrapped(_ line: Line) -> [Line] { TextLayout.wrapped(line, width: width) }

  private func bullet(_ text: String) -> [Line] { hanging(Line("\(look.symbols.marks.bullet) " + text)) }

  /// A wrapped line whose further lines stand under its text.
  private func hanging(_ line: Line, indent: Int = 2) -> [Line] {
    TextLayout.wrapped(line, width: width - indent).enumerated().map { index, part in
      index == 0 ? part : Line(String(repeating: " ", count: indent)) + part
    }
  }
}
