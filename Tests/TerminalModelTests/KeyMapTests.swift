import Testing

@testable import TerminalModel

@Suite("Key maps")
struct KeyMapTests {
  enum Action: Hashable, Sendable { case quit, down, select, mark }

  static let bindings: [Binding<Action>] = [
    Binding(.quit, id: "quit", keys: [.character("q")], title: "quit", help: "leave", group: "General"),
    Binding(.down, id: "down", keys: [.down, .character("j")], title: "down", help: "next", group: "Move"),
    Binding(.select, id: "select", keys: [.enter], title: "select", help: "choose", group: "General"),
    Binding(.mark, id: "mark", keys: [.enter], title: "mark", help: "mark", group: "Lab", scope: "lab"),
  ]

  private func problems(_ overrides: [String: [String]], _ bindings: [Binding<Action>] = bindings) -> [KeyMapProblem] {
    do {
      _ = try KeyMap(bindings, overrides: overrides)
      return []
    } catch {
      return error.problems
    }
  }

  @Test("A key finds its action, and the nearer scope wins")
  func lookup() throws {
    let map = try KeyMap(Self.bindings)
    #expect(map.action(for: .character("j")) == .down)
    #expect(map.action(for: .enter) == .select)
    #expect(map.action(for: .enter, in: ["lab", BindingScope.everywhere]) == .mark)
    #expect(map.action(for: .character("j"), in: ["lab", BindingScope.everywhere]) == .down)
    #expect(map.action(for: .escape) == nil)
    #expect(map.bindings(in: ["lab", BindingScope.everywhere]).map(\.id) == ["quit", "down", "mark"])
    #expect(map.bindings(in: [BindingScope.everywhere]).map(\.id) == ["quit", "down", "select"])
  }

  @Test("Overrides replace the keys of an action, and an empty list unbinds it")
  func overrides() throws {
    let map = try KeyMap(Self.bindings, overrides: ["quit": ["ctrl-x", "Q", "Q"], "down": []])
    #expect(map.action(for: .control("x")) == .quit)
    #expect(map.action(for: .character("q")) == nil)
    #expect(map.binding(id: "quit")?.keys == [.control("x"), .character("Q")])
    #expect(map.action(for: .down) == nil)
  }

  @Test("Everything wrong is reported at once, and each report says what to do")
  func errors() {
    let found = problems(["quit": ["j", "hyper", "ctrl-c"], "fly": ["x"]])
    #expect(
      found == [
        .unknownAction(id: "fly", known: ["down", "mark", "quit", "select"]),
        .unknownKey(id: "quit", error: KeyNameError(name: "hyper")), .reservedKey(id: "quit", name: "ctrl-c"),
        .conflict(key: "j", first: "quit", second: "down"),
      ])
    #expect(found.allSatisfy { $0.description.contains("expected") || $0.description.contains("another key") })
  }

  @Test("A key may mean different things in different scopes, but not two in one")
  func conflicts() {
    #expect(problems([:]).isEmpty)
    #expect(problems(["select": ["q"]]) == [.conflict(key: "q", first: "quit", second: "select")])
    #expect(problems(["mark": ["q"]]).isEmpty)
    #expect(problems([:], Self.bindings + [Self.bindings[0]]).contains(.duplicateAction(id: "quit")))
  }
}
