import StyledText
import Testing

@testable import TerminalModel

@Suite("Keys")
struct KeyTests {
  static let all: [Key] =
    [
      .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .insert, .delete, .backspace, .enter, .escape, .tab,
      .backTab, .character(" "),
    ] + (1...20).map(Key.function) + "abzABZ019/?:,.-é漢".map(Key.character)
    + "abcdz@\\]^_".map(Key.control)

  @Test("Every key's name reads back as the key", arguments: all)
  func roundTrip(key: Key) throws {
    let name = try #require(key.name)
    #expect(try Key(named: name) == key)
  }

  @Test("Names may be written in several ways")
  func aliases() throws {
    #expect(
      try Key.sequence(named: "Esc PGDN  ctrl-R CTRL-i f10 G shift-tab")
        == [.escape, .pageDown, .control("r"), .tab, .function(10), .character("G"), .backTab])
  }

  @Test(
    "Other names are refused with a list of what is expected",
    arguments: ["", " ", "ctrl-", "ctrl-ab", "f0", "f21", "hyper", "\u{1B}", "ctrl-é"])
  func refused(name: String) {
    #expect(throws: KeyNameError(name: name)) { try Key(named: name) }
    #expect(KeyNameError(name: name).description.contains("pgdn"))
  }

  @Test("Labels are never empty, and ASCII where they must be", arguments: all)
  func labels(key: Key) {
    #expect(!key.label(.unicode).isEmpty)
    if case .character = key { return }
    #expect(key.label(.ascii).allSatisfy { $0.isASCII })
  }
}
