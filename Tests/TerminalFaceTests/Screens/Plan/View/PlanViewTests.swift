import Presentation
import StyledText
import Tensors
import TerminalModel
import Testing

@testable import TerminalFace

@Suite("The Plan screen at every size and in every state")
struct PlanViewTests {
  @Test("Any keys at any size draw a frame of that size", arguments: 0..<12)
  func neverFails(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var driver = try Driver.ready(look: seed % 2 == 0 ? .plain : .plainASCII)
    let keys = driver.keyNames + ["x", "1", "backspace"]
    for _ in 0..<60 {
      let size = Size(width: .random(in: 0...210, using: &generator), height: .random(in: 0...70, using: &generator))
      _ = update(&driver.state, .terminal(.resize(size)))
      try driver.press(keys.randomElement(using: &generator) ?? "tab")
      let frame = render(driver.state)
      #expect(frame.size == size)
      if let cursor = frame.cursor { #expect(frame.bounds.contains(cursor)) }
    }
  }

  @Test("Only ASCII is drawn where only ASCII can be shown")
  func ascii() throws {
    for keys in ["", "f", "?", ":", "M", "e", "r"] {
      var driver = try Driver.ready(look: .plainASCII)
      try driver.press(keys)
      let shown = render(driver.state).transliterated().text()
      #expect(shown.utf8.count == shown.count, "\(keys)")
    }
  }

  @Test("The same state always draws the same frame")
  func pure() throws {
    let driver = try Driver.ready()
    #expect(render(driver.state) == render(driver.state))
  }

  @Test("Too small a window says which size is needed")
  func tooSmall() throws {
    var driver = try Driver.ready(size: Size(width: 39, height: 24))
    #expect(driver.screen.contains("needs 40x10"))
    _ = update(&driver.state, .terminal(.resize(Size(width: 40, height: 10))))
    #expect(driver.screen.contains("YES"))
  }

  @Test("At the classic size every number of the table is whole, and no line is cut")
  func nothingIsCut() throws {
    let driver = try Driver.ready()
    let text = driver.screen.split(separator: "\n").dropLast().joined(separator: "\n")
    #expect(!text.contains("…"))
  }

  @Test("The footer fits, and says how to leave and where help is", arguments: [40, 60, 80, 120])
  func footer(width: Int) throws {
    for pane in PlanPane.allCases {
      var driver = try Driver.ready(size: Size(width: width, height: 24))
      driver.perform(.show(pane))
      let footer = try #require(render(driver.state).lines().last)
      #expect(footer.count <= width)
      #expect(footer.contains("? help"), "\(pane)")
      #expect(footer.contains("q quit"), "\(pane)")
    }
  }

  @Test("Each line of each detail is seen somewhere on the way down", arguments: PlanPane.details)
  func everythingIsReachable(pane: PlanPane) throws {
    var driver = try Driver.ready()
    if pane == .laboratory { try driver.press("r") }
    driver.perform(.show(pane))
    let content = try #require(driver.planScreen.layout(driver.state.shared).contents[pane])
    let wanted: [String] =
      switch content {
      case .text(let lines): lines.map(\.text)
      case .blocks(let blocks): blocks.flatMap { $0 }.map(\.text)
      }
    var seen = driver.screen
    for _ in 0..<(wanted.count + 2) {
      try driver.press("j")
      seen += driver.screen
    }
    for line in wanted {
      let words = line.split(separator: " ").joined(separator: " ")
      #expect(seen.split(separator: " ").joined(separator: " ").contains(words), "\(line)")
    }
  }

  @Test("Every scheme can be selected and pinned")
  func everySchemeIsReachable() throws {
    var driver = try Driver.ready(size: Size(width: 40, height: 10))
    let rows = try #require(driver.state.shared.answer.answered?.schemes.rows)
    for row in rows {
      try driver.press("g")
      for _ in 0..<(rows.firstIndex(of: row) ?? 0) { try driver.press("j") }
      #expect(driver.screen.contains("▸"))
      #expect(driver.screen.contains(row.scheme))
      #expect(driver.planScreen.selectedScheme(driver.state.shared) == row.scheme)
    }
  }

  @Test(
    "Every part of the question can be gone to and is then in sight", arguments: ["40x10", "60x20", "80x24", "160x40"])
  func everyFieldIsReachable(size: String) throws {
    var driver = try Driver.ready(size: try #require(Size(parsing: size)))
    driver.perform(.show(.request))
    var seen: [QuestionField] = []
    for _ in QuestionField.allCases {
      seen.append(driver.planScreen.focus.field)
      let area = driver.planScreen.layout(driver.state.shared).arrangement.request
      let rows = render(driver.state).lines()[area.y..<area.endY]
      #expect(rows.contains { $0.contains("▸") }, "\(driver.planScreen.focus.field)")
      try driver.press("l")
    }
    #expect(seen == QuestionField.allCases)
    for _ in QuestionField.allCases { try driver.press("k") }
    let question = QuestionLayout(width: driver.state.shared.size.width)
    #expect(question.row(of: driver.planScreen.focus.field) == 0, "upwards ends in the first row")
  }

  @Test("The answer is there without a key, and its export two keys away")
  func fewKeys() throws {
    var driver = try Driver.ready()
    #expect(driver.screen.contains("YES at w4a16-g128"))
    try driver.press("e enter")
    #expect(driver.screen.contains("Wrote llama-4-scout-1x-h100-sxm.json"))
  }
}
