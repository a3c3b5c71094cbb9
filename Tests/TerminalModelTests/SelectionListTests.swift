import StyledText
import Testing

@testable import TerminalModel

@Suite("Search")
struct SelectionListTests {
  static let names = ["Llama 4 Scout", "Llama 4 Maverick", "DeepSeek-V3", "Gemma 3 27B", "gpt-oss-120b", "Scout Mini"]

  private func found(_ query: String) -> [String] {
    TextFilter(query).matches(in: Self.names).map { Self.names[$0.index] }
  }

  @Test("An empty query finds everything in order; more letters never find more")
  func monotony() {
    #expect(found("") == Self.names)
    for name in Self.names {
      var previous = Set(Self.names)
      for length in 1...name.count {
        let now = Set(found(String(name.prefix(length))))
        #expect(now.isSubset(of: previous) && now.contains(name))
        previous = now
      }
    }
  }

  @Test("Every word must occur, in any order and case; beginnings win")
  func ranking() {
    #expect(found("scout") == ["Scout Mini", "Llama 4 Scout"])
    #expect(found("SCOUT llama") == ["Llama 4 Scout"])
    #expect(found("gm3").first == "Gemma 3 27B")
    #expect(found("oss").first == "gpt-oss-120b")
    #expect(found("zzz").isEmpty)
  }

  @Test("The positions of a match spell the query")
  func positions() throws {
    let match = try #require(TextFilter("v3").match("DeepSeek-V3"))
    #expect(match.positions == [9, 10])
  }

  private func press(_ key: Key, _ state: inout SelectionListState, _ items: [ListItem], isUsed: Bool = true) {
    let wasUsed = state.apply(key, items: items, height: 5)
    #expect(wasUsed == isUsed, "\(key)")
  }

  @Test("Typing filters and selects the best; arrows move among the matches")
  func state() {
    let items = Self.names.map { ListItem($0) }
    var state = SelectionListState()
    for key in [Key.character("l"), .character("4")] { press(key, &state, items) }
    #expect(state.selectedItem(of: items) == 0)
    press(.down, &state, items)
    #expect(state.selectedItem(of: items) == 1)
    press(.character("s"), &state, items)
    #expect(state.selectedItem(of: items) == nil || state.scroll.selection == 0)
    press(.enter, &state, items, isUsed: false)
    press(.escape, &state, items, isUsed: false)
    state.paste("\u{1B}zzz")
    #expect(state.selectedItem(of: items) == nil)
  }

  @Test("The list shows the query, how many were found, and the letters that matched")
  func drawing() {
    var frame = Frame(size: Size(width: 30, height: 4))
    SelectionList().draw(
      Self.names.map { ListItem($0, detail: "model") }, state: .init(query: "scout"), into: &frame, in: frame.bounds,
      look: .plain)
    #expect(
      frame.lines() == [
        "/ scout                    2/6", "▸ Scout Mini             model", "  Llama 4 Scout          model", "",
      ])
    #expect(frame[Point(x: 10, y: 2)].role == .match && frame[Point(x: 2, y: 2)].role == .text)
    #expect(frame.cursor == Point(x: 7, y: 0))
  }
}
