import Domain
import Presentation
import StyledText
import TerminalModel

/// The Fit screen, drawn into the rectangles of its layout.
struct FitView {
  let screen: FitScreen
  let shared: SharedState
  let layout: FitLayout

  private var look: Look { shared.look }

  func draw(into frame: inout Frame) {
    QuestionView(shared: shared, selected: nil).draw(into: &frame, in: layout.question)
    let rows = screen.rows(shared)
    TitleRule.draw(
      title, remark: remark(rows.count),
      isFocused: true, into: &frame, in: layout.rule, look: look)
    table(rows).draw(
      rows.map { row($0, writes: Self.write(rows)) }, state: screen.list, isFocused: true, into: &frame,
      in: layout.table, look: look)
    drawNote(into: &frame)
  }

  private var title: String {
    let names = shared.answer.answered?.facts
    switch screen.subject {
    case .hardware: return "Hardware for \(names?.model ?? shared.question.current?.model ?? "")"
    case .models: return "Models on \(names?.hardware ?? shared.question.current?.hardware ?? "")"
    }
  }

  /// How many rows there are, and what their figures are: as much of it as there is room for, the unit longest.
  private func remark(_ count: Int) -> String {
    guard count > 0 else { return "" }
    let rows = screen.subject == .hardware ? "\(count) kinds" : "\(count) models"
    let each = screen.subject == .hardware ? ", as many as each takes" : ""
    let remarks = ["\(rows)\(each); likely values, GiB spare", "\(rows); GiB spare", "GiB spare"]
    let room = layout.rule.width - CellWidth.of(title) - Self.ruleMargin
    return remarks.first { CellWidth.of($0) <= room } ?? ""
  }

  /// What a rule has beside its title and its remark: blanks, the mark of the focus and the line's ends.
  private static let ruleMargin = 8

  private func table(_ rows: [FitItem]) -> Table {
    let writes = Self.write(rows)
    let columns = FitColumn.shown(writes: writes).map { column in
      TableColumn(
        column.title(writes: writes), alignment: .right, priority: column.priority,
        sorted: screen.sorting == column ? (screen.isDescending ? .descending : .ascending) : nil)
    }
    let first = [
      TableColumn(screen.subject == .hardware ? "Hardware" : "Model", sizing: .flexible(minimum: 14)),
      TableColumn("Scheme", sizing: .flexible(minimum: 10), priority: 1),
    ]
    return Table(
      columns: first + columns + [TableColumn("Verdict", priority: 2)], emptyMessage: emptyMessage,
      spacing: shared.size.width >= 100 ? 2 : 1)
  }

  /// Whether tokens come out of what the rows run; one kind of models stands beside its like.
  private static func write(_ rows: [FitItem]) -> Bool { rows.isEmpty || rows.contains(where: \.writes) }

  private var emptyMessage: String {
    guard let found = screen.found, screen.isOfNow(found, shared) else {
      return "weighing\(look.symbols.marks.ellipsis)"
    }
    return found.failure ?? "nothing of the catalogs runs this"
  }

  private func row(_ item: FitItem, writes: Bool) -> TableRow {
    let isAsked =
      screen.subject == .hardware
      ? item.best.deployment.accelerator == shared.plan?.deployment.accelerator
      : item.id == shared.plan?.deployment.model
    let names = [
      TableCell(item.id, isAsked ? .accent : .text), TableCell(SchemeText.short(item.best.deployment.scheme), .dim),
    ]
    return TableRow(
      names + FitColumn.shown(writes: writes).map { TableCell($0.text(item)) }
        + [TableCell(item.best.targetsWord, item.best.outcomeRole)], isMarked: isAsked)
  }

  /// What the row is in words, which its columns had no room for.
  private func drawNote(into frame: inout Frame) {
    guard !layout.note.isEmpty, let item = screen.selected(shared) else { return }
    let best = item.best
    let pace = item.writes ? PerformanceText.pace(best.performance) : PerformanceText.yield(best.performance)
    let text =
      "\(DeploymentText.hardware(best.deployment)), \(best.deployment.scheme), \(DeploymentText.layout(best.deployment)), "
      + "\(best.deployment.engine): \(pace), \(EconomicsText.perMillion(best.cost, of: best.performance))"
    Paragraph(text, .dim).draw(into: &frame, in: layout.note.inset(columns: 1), look: look)
  }
}

extension Alternative {
  fileprivate var outcomeRole: Role {
    outcome == .doesNotFit ? .bad : !meetsTargets || isAtRisk ? .warning : .good
  }
}
