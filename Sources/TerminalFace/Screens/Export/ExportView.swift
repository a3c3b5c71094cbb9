import StyledText
import TerminalModel

/// The Export screen, drawn into the rectangles of its layout.
struct ExportView {
  let screen: ExportScreen
  let shared: SharedState
  let layout: ExportLayout

  private var look: Look { shared.look }

  func draw(into frame: inout Frame) {
    QuestionView(shared: shared, selected: nil).draw(into: &frame, in: layout.question)
    var forms = layout.forms
    TitleRule.draw("Forms", isFocused: !screen.isReading, into: &frame, in: forms.takeTop(1), look: look)
    Table(columns: [TableColumn("Form")], showsHeader: false).draw(
      ExportTarget.allCases.map { TableRow([TableCell($0.title)]) }, state: screen.list, isFocused: !screen.isReading,
      into: &frame, in: forms, look: look)
    var preview = layout.preview
    let size = screen.text(shared).map { "\($0.utf8.count) bytes" } ?? ""
    TitleRule.draw(
      "\(screen.selected.title), \(screen.selected.note)", remark: size, isFocused: screen.isReading, into: &frame,
      in: preview.takeTop(1), look: look)
    PaneContent.text(layout.lines).draw(
      screen.scroll, isFocused: screen.isReading, into: &frame, in: preview, look: look)
  }
}
