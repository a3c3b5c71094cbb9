import Domain
import Presentation
import Quantities
import StyledText
import TerminalModel

/// What fills one accelerator, as a bar with its legend.
struct MemoryStrip {
  let ledger: MemoryLedger
  let look: Look

  private var categories: [MemoryLedger.Category] {
    MemoryLedger.Category.allCases.filter { ledger.bytes(of: $0) > .zero }
  }

  private var bar: StackedBar {
    StackedBar(
      categories.map {
        StackedBar.Segment(
          "\($0.label) \(NumberText.fixed(ledger.bytes(of: $0).gibibytes, 1))",
          amount: Double(ledger.bytes(of: $0).bytes), role: $0.role)
      }, capacity: Double(ledger.capacityBytes.bytes))
  }

  func draw(into frame: inout Frame, in area: Rectangle) {
    var body = area.inset(columns: 1)
    bar.draw(into: &frame, in: body.takeTop(1), look: look)
    let row = body.takeTop(1)
    let rest = Line(" " + NumberText.fixed(ledger.spareBytes.gibibytes.magnitude, 1))
    let legend = bar.legend(look: look)
    // The verdict says the last number too.
    let hasRoom = legend.width + rest.width <= row.width
    frame.draw(
      hasRoom ? legend + rest : legend, at: row.origin, maximumWidth: row.width,
      ellipsis: look.symbols.marks.ellipsis)
  }
}
