import Domain
import Presentation
import Quantities
import TerminalModel

/// The Memory screen, drawn into the rectangles of its layout.
struct MemoryView {
  let screen: MemoryScreen
  let shared: SharedState
  let layout: MemoryLayout

  private var look: Look { shared.look }

  func draw(into frame: inout Frame) {
    QuestionView(shared: shared, selected: nil).draw(into: &frame, in: layout.question)
    drawBar(into: &frame)
    var ledger = layout.ledgerArea
    TitleRule.draw(
      "Where it goes, on each GPU", isFocused: true, into: &frame, in: ledger.takeTop(1), look: look)
    PaneContent.text(layout.ledger).draw(screen.scroll, isFocused: true, into: &frame, in: ledger, look: look)
    var room = layout.roomArea
    TitleRule.draw("What is left at other loads", isFocused: false, into: &frame, in: room.takeTop(1), look: look)
    PaneContent.text(layout.room).draw(.text, isFocused: false, into: &frame, in: room, look: look)
  }

  private func drawBar(into frame: inout Frame) {
    var area = layout.bar
    guard !area.isEmpty, let plan = shared.plan else { return }
    let ledger = plan.memory
    TitleRule.draw(
      ComparisonText.deployment(plan),
      remark: "\(NumberText.bytes(ledger.totalBytes)) of \(NumberText.bytes(ledger.capacityBytes))", isFocused: false,
      into: &frame, in: area.takeTop(1), look: look)
    MemoryStrip(ledger: ledger, look: look).draw(into: &frame, in: area)
  }
}
