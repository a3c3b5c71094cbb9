import Domain
import Presentation
import Quantities
import StyledText
import TerminalModel

/// The schemes against numbers of accelerators, with speed, cost and quality.
struct SchemesView {
  let shared: SharedState
  let scroll: ScrollState
  let isFocused: Bool

  /// Names, weights, one column for each count, then accelerators for the load, their speed and cost, and quality.
  ///
  /// Accelerators, speed, cost and quality give way on narrow screens, in this order from the last.
  private func table(_ table: SchemeTable) -> Table {
    let counts = table.counts.map { TableColumn("\($0)×", alignment: .right) }
    return Table(
      columns: [TableColumn("Scheme"), TableColumn("GiB", alignment: .right, priority: 1)] + counts + [
        TableColumn("GPUs", alignment: .right, priority: 2), TableColumn("ms/tok", alignment: .right, priority: 3),
        TableColumn("\(Currency.sign)/Mtok", alignment: .right, priority: 4),
        TableColumn("Quality", sizing: .flexible(minimum: 12), priority: 5),
      ], allowsMarking: true, emptyMessage: "no scheme runs here; see \(PlanPane.rejected.traits.title)",
      spacing: shared.size.width >= 90 ? 2 : 1)
  }

  /// The rows; the plan's own scheme is marked.
  private func rows(_ table: SchemeTable) -> [TableRow] {
    table.rows.map { row in
      let cells = row.cells(counts: table.counts)
      var texts = cells.map { TableCell($0.text, $0.spans.first?.role ?? .text) }
      texts[0] = TableCell(SchemeText.short(row.scheme), row.isChosen ? .accent : .text)
      texts[texts.count - 1].text = quality(texts[texts.count - 1].text)
      return TableRow(texts, isMarked: row.isChosen)
    }
  }

  /// Where room is short blanks give way, so that no number is cut.
  private func quality(_ text: String) -> String {
    shared.size.width < 90 ? text.replacing(" %", with: "%") : text
  }

  func draw(into frame: inout Frame, in area: Rectangle) {
    guard !area.isEmpty else { return }
    guard let answered = shared.answer.answered else { return }
    table(answered.schemes).draw(
      rows(answered.schemes), state: scroll, isFocused: isFocused, into: &frame,
      in: area, look: shared.look)
  }
}
