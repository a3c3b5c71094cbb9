import StyledText
import Testing

@testable import TerminalModel

/// Laws that every widget keeps in every size and look.
@Suite("Widgets")
struct WidgetLawTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let draw: @Sendable (inout Frame, Rectangle, Look) -> Void
  }

  static let bindings: [Binding<Int>] = (0..<9).map { number in
    Binding(
      number, id: "action-\(number)", keys: [.function(number + 1), .up], title: "action", help: "does a long thing",
      group: number < 4 ? "First" : "Second", isInFooter: true)
  }
  static let items = (0..<30).map { ListItem("Model \($0) 漢字", detail: "detail \($0)", role: .good) }

  static let samples: [Sample] = [
    Sample(testDescription: "table") { frame, area, look in
      TableTests.table.draw(TableTests.rows, state: .init(selection: 7), into: &frame, in: area, look: look)
    },
    Sample(testDescription: "empty table") { frame, area, look in
      TableTests.table.draw([], state: .list, into: &frame, in: area, look: look)
    },
    Sample(testDescription: "list") { frame, area, look in
      SelectionList().draw(items, state: .init(query: "m 1"), into: &frame, in: area, look: look)
    },
    Sample(testDescription: "empty list") { frame, area, look in
      SelectionList(prompt: "find: ").draw(items, state: .init(query: "zz"), into: &frame, in: area, look: look)
    },
    Sample(testDescription: "field") { frame, area, look in
      TextField(prompt: "name: ", placeholder: "none").draw(
        TextFieldState("a long 漢字 text"), isFocused: true, into: &frame, in: area, look: look)
    },
    Sample(testDescription: "progress") { frame, area, look in
      ProgressBar(fraction: 0.37).draw(into: &frame, in: area, look: look)
    },
    Sample(testDescription: "stacked bar") { frame, area, look in
      StackedBarTests.ledger(capacity: 60).draw(into: &frame, in: area, look: look)
    },
    Sample(testDescription: "paragraph") { frame, area, look in
      Paragraph("Some words that wrap, 漢字 too.\nAnd more\n\nlines").draw(into: &frame, in: area, look: look)
    },
    Sample(testDescription: "panel") { frame, area, look in
      Panel(title: "A title", hint: "a hint", isFocused: true).draw(into: &frame, in: area, look: look)
    },
    Sample(testDescription: "rule") { frame, area, look in
      Rule(title: "A title").draw(into: &frame, in: area, look: look)
    },
    Sample(testDescription: "footer") { frame, area, look in
      Footer(bindings.map { KeyHint($0) }).draw(into: &frame, in: area, look: look)
    },
    Sample(testDescription: "help") { frame, area, look in
      HelpTable(bindings).draw(into: &frame, in: area, look: look)
    },
    Sample(testDescription: "tabs") { frame, area, look in
      TabBar(["Plan", "Lab", "Fit"].enumerated().map { .init(number: $0 + 1, title: $1) }, active: 1).draw(
        into: &frame, in: area, look: look)
    },
    Sample(testDescription: "chart") { frame, area, look in
      ColumnChart([0, 1, nil, .nan, -4, 9, .infinity, 3]).draw(into: &frame, in: area, look: look)
    },
    Sample(testDescription: "heat map") { frame, area, look in
      HeatMap([[0, 0.5, 1], [nil, .nan], []]).draw(into: &frame, in: area, look: look)
    },
  ]

  static let sizes: [Size] = [0, 1, 2, 3, 4, 5, 7, 10, 20, 39, 80, 133].flatMap { width in
    [0, 1, 2, 3, 4, 8, 24, 40].map { Size(width: width, height: $0) }
  }

  @Test("Nothing is drawn outside a widget's area, whatever its size", arguments: samples)
  func containment(sample: Sample) {
    for size in Self.sizes {
      for look in [Look.plain, .plainASCII] {
        let area = Rectangle(origin: Point(x: 2, y: 1), size: size)
        var frame = Frame(size: Size(width: size.width + 5, height: size.height + 3))
        sample.draw(&frame, area, look)
        #expect(FrameTests.isSound(frame))
        let outside = (0..<frame.size.height).flatMap { y in (0..<frame.size.width).map { Point(x: $0, y: y) } }
          .filter { !area.contains($0) }
        #expect(outside.allSatisfy { frame[$0] == .blank }, "\(size)")
        if let cursor = frame.cursor { #expect(area.contains(cursor)) }
      }
    }
  }

  @Test("An area partly or wholly outside the frame does no harm", arguments: samples)
  func outside(sample: Sample) {
    for origin in [Point(x: -7, y: -3), Point(x: 75, y: 22), Point(x: 200, y: 200), Point(x: -200, y: 3)] {
      var frame = Frame(size: .classic)
      sample.draw(&frame, Rectangle(origin: origin, size: Size(width: 40, height: 9)), .plain)
      #expect(FrameTests.isSound(frame))
      if let cursor = frame.cursor { #expect(frame.bounds.contains(cursor)) }
    }
  }

  @Test("With ASCII symbols a widget adds nothing that isn't ASCII", arguments: samples)
  func ascii(sample: Sample) {
    for size in Self.sizes {
      var frame = Frame(size: size)
      sample.draw(&frame, frame.bounds, .plainASCII)
      #expect(frame.text().allSatisfy { $0.isASCII || "漢字".contains($0) }, "\(size)")
    }
  }
}
