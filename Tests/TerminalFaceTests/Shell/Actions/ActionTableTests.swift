import TerminalModel
import Testing

@testable import TerminalFace

@Suite("One table of actions")
struct ActionTableTests {
  @Test("No key has two meanings in one place, and no two actions share an id")
  func isConsistent() throws {
    _ = try KeyMap(ActionTable.all)
  }

  @Test("Every action has a title, and a sentence that begins with a capital and ends without a stop")
  func wording() {
    for binding in ActionTable.all {
      #expect(!binding.title.isEmpty, "\(binding.id)")
      #expect(binding.help.first?.isUppercase == true, "\(binding.id)")
      #expect(binding.help.last != ".", "\(binding.id)")
    }
  }

  @Test("Nothing is bound to keys that the terminal keeps for itself")
  func reserved() {
    for binding in ActionTable.all { #expect(Key.reserved.isDisjoint(with: binding.keys), "\(binding.id)") }
  }

  @Test("The help shows every key of every binding")
  func helpIsComplete() throws {
    let driver = try Driver.ready()
    let shown = HelpView.bindings(driver.state)
    for binding in ActionTable.all where !binding.keys.isEmpty {
      for key in binding.keys {
        #expect(shown.contains { $0.keys.contains(key) && $0.group == binding.group }, "\(binding.id)")
      }
    }
  }

  @Test("The palette offers every action but steps, itself and Enter on a field")
  func paletteIsComplete() throws {
    let driver = try Driver.ready()
    let offered = Set(PaletteView.commands(driver.state).map(\.action))
    for binding in ActionTable.all {
      switch binding.action {
      case .move, .palette, .changeField: #expect(!offered.contains(binding.action))
      case .applyRepairNumber(let number): #expect(offered.contains(binding.action) == (number <= 2))
      default: #expect(offered.contains(binding.action), "\(binding.id)")
      }
    }
  }

  @Test("Every pane can be gone to by name")
  func panesHaveActions() {
    for pane in Pane.allCases { #expect(ActionTable.all.contains { $0.action == .show(pane) }) }
  }

  @Test("A key of the user's own holds in place of the standard one")
  func remapping() throws {
    let keys = try LoadedKeys(overrides: ["toggle-mode": ["f2"]])
    #expect(keys.problem == nil)
    #expect(keys.map.action(for: .function(2)) == .toggleMode)
    #expect(keys.map.action(for: .character("o")) == nil)
  }

  @Test(
    "Wrong keys change nothing and are named", arguments: [["no-such": ["x"]], ["help": ["q"]], ["help": ["ctrl-c"]]])
  func wrongKeys(overrides: [String: [String]]) throws {
    let keys = try LoadedKeys(overrides: overrides, path: "keys.json")
    #expect(keys.problem?.hasPrefix("keys.json: ") == true)
    #expect(keys.map.action(for: .character("q")) == .quit)
  }
}
