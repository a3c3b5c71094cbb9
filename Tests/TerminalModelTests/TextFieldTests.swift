import Tensors
import TestSupport
import Testing

@testable import TerminalModel

@Suite("Text fields")
struct TextFieldTests {
  @Test("Any keys keep the cursor inside the text", arguments: 0..<100)
  func soundness(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var state = TextFieldState("start")
    for _ in 0..<100 {
      let key =
        (KeyTests.all + [.control("w"), .control("u"), .control("k"), .control("a"), .control("e")])
        .randomElement(using: &generator) ?? .left
      _ = state.apply(key)
      #expect((0...state.characters.count).contains(state.cursor))
    }
  }

  @Test("Keys edit as in a shell")
  func editing() throws {
    func after(_ names: String, _ text: String = "one two") throws -> String {
      var state = TextFieldState(text)
      for key in try Key.sequence(named: names) {
        let isUsed = state.apply(key)
        #expect(isUsed)
      }
      return String(state.characters.prefix(state.cursor)) + "|" + String(state.characters.dropFirst(state.cursor))
    }
    #expect(try after("x") == "one twox|")
    #expect(try after("left left x") == "one tx|wo")
    #expect(try after("backspace") == "one tw|")
    #expect(try after("home delete") == "|ne two")
    #expect(try after("ctrl-w") == "one |")
    #expect(try after("ctrl-w ctrl-w ctrl-w") == "|")
    #expect(try after("left ctrl-u") == "|o")
    #expect(try after("home right ctrl-k") == "o|")
    #expect(try after("home left end right space") == "one two |")
    #expect(try after("left ctrl-a", "漢字") == "|漢字")
  }

  @Test("Keys that it has no use for are left to others")
  func unused() {
    var state = TextFieldState("text")
    for key in [Key.enter, .escape, .tab, .up, .function(1), .control("x"), .unknown] {
      let isUsed = state.apply(key)
      #expect(!isUsed, "\(key)")
    }
    #expect(state == TextFieldState("text"))
  }

  @Test("Pasted text becomes one line without control characters")
  func pasting() {
    var state = TextFieldState()
    state.insert("a\nb\tc\u{1B}d\r\ne")
    #expect(state.text == "a b cd e")
  }

  @Test("The cursor is in sight wherever it stands, in any width", arguments: 2...20)
  func window(width: Int) {
    var state = TextFieldState("a long 漢字漢字 text")
    for _ in 0...state.characters.count {
      var frame = Frame(size: Size(width: width, height: 1))
      TextField().draw(state, isFocused: true, into: &frame, in: frame.bounds, look: .plain)
      #expect(frame.cursor != nil)
      _ = state.apply(.left)
    }
  }

  @Test("The cursor shows only where the keyboard is")
  func focus() {
    var frame = Frame(size: Size(width: 20, height: 1))
    TextField(placeholder: "search").draw(
      TextFieldState(), isFocused: false, into: &frame, in: frame.bounds, look: .plain)
    #expect(frame.cursor == nil)
    #expect(frame.lines() == ["search"])
  }
}
