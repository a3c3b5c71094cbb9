import TerminalModel
import Testing

@testable import TerminalFace

@Suite("Rectangles of the Plan screen at every size")
struct PlanArrangementTests {
  private static let sizes: [Size] =
    (10...70).flatMap { height in
      [40, 47, 60, 71, 72, 80, 100, 109, 110, 113, 120, 149, 150, 180, 250].map { Size(width: $0, height: height) }
    }

  private static func contents(_ focus: PlanPane, _ detail: PlanPane, rows: Int) -> PlanArrangement.Contents {
    PlanArrangement.Contents(verdictLines: 4, essentialLines: 2, schemeRows: rows, focus: focus, detail: detail)
  }

  @Test("Nothing leaves the screen, nothing overlaps, and what is shown has room", arguments: PlanPane.allCases)
  func laws(focus: PlanPane) {
    for size in Self.sizes {
      for rows in [0, 1, 7, 30] {
        let detail = focus.isDetail ? focus : .speed
        let layout = PlanArrangement(size: size, Self.contents(focus, detail, rows: rows))
        let shell = ShellLayout(size)
        let areas =
          [
            shell.title, layout.request, layout.verdictRule, layout.verdict, layout.schemes, layout.memory,
            layout.strip, shell.footer,
          ] + layout.details.map(\.area)
        let screen = Rectangle(origin: .zero, size: size)
        #expect(areas.allSatisfy { screen.contains($0) }, "\(size)")
        for (index, area) in areas.enumerated() where !area.isEmpty {
          for other in areas[(index + 1)...] { #expect(area.intersection(other).isEmpty, "\(size) \(area) \(other)") }
        }
        #expect(!shell.footer.isEmpty && !layout.request.isEmpty && !layout.verdict.isEmpty, "\(size)")
        #expect(layout.interior(of: .schemes).height >= 2, "\(size)")
        #expect(layout.interior(of: detail).height >= 1, "\(size) \(rows)")
        #expect(layout.details.contains { $0.pane == detail }, "\(size)")
      }
    }
  }

  @Test("Every detail is shown when it has the keyboard", arguments: PlanPane.details)
  func reachable(detail: PlanPane) {
    for size in Self.sizes {
      let layout = PlanArrangement(size: size, Self.contents(detail, detail, rows: 9))
      #expect(layout.interior(of: detail).height >= 1, "\(size)")
    }
  }

  @Test("A larger screen never shows fewer details")
  func monotone() {
    for (small, large) in [("80x24", "120x40"), ("120x40", "200x60"), ("80x24", "80x60")] {
      guard let small = Size(parsing: small), let large = Size(parsing: large) else { continue }
      let few = PlanArrangement(size: small, Self.contents(.schemes, .speed, rows: 9)).details.count
      let more = PlanArrangement(size: large, Self.contents(.schemes, .speed, rows: 9)).details.count
      #expect(more >= few)
    }
  }
}
