import Catalogs
import TerminalModel
import Testing

@testable import TerminalFace

@Suite("The keys of each screen")
struct ScreenKeysTests {
  private static let repairs = (1...9).map { Action(PlanAction.applyRepairNumber($0)) }

  private static func bindings() throws -> [Binding<Action>] {
    let keys = try ScreenKeys()
    var ids: Set<String> = []
    // What holds everywhere is in the table of each screen.
    return keys.screens.indices.flatMap { keys[$0].bindings }.filter { ids.insert($0.id).inserted }
  }

  @Test("No key has two meanings in one place, and no two actions share an id")
  func isConsistent() throws {
    _ = try ScreenKeys()
  }

  @Test(
    "Every action has a title, and a sentence that begins with a capital and ends without a stop")
  func wording() throws {
    for binding in try Self.bindings() {
      #expect(!binding.title.isEmpty, "\(binding.id)")
      #expect(binding.help.first?.isUppercase == true, "\(binding.id)")
      #expect(binding.help.last != ".", "\(binding.id)")
    }
  }

  @Test("Nothing is bound to keys that the terminal keeps for itself")
  func reserved() throws {
    for binding in try Self.bindings() {
      #expect(Key.reserved.isDisjoint(with: binding.keys), "\(binding.id)")
    }
  }

  /// One of every action there is; a new case doesn't compile until it is named here.
  private static let everyAction: [Action] = {
    func isNamed(_ action: ShellAction) -> Bool {
      switch action {
      case .move, .nextPane, .previousPane, .back, .show, .help, .palette, .toggleTheme, .repaint,
        .quit:
        true
      }
    }
    func isNamed(_ action: QuestionAction) -> Bool {
      switch action {
      case .search, .choose, .edit, .editOptions, .turn, .undo, .redo, .export, .copyCommand, .copyPlan, .mark: true
      }
    }
    func isNamed(_ action: PlanAction) -> Bool {
      switch action {
      case .show, .changeField, .pinScheme, .automaticScheme, .applyRepair, .applyRepairNumber,
        .measure:
        true
      }
    }
    func isNamed(_ action: CompareAction) -> Bool {
      switch action {
      case .open, .makeBase, .toggleAll, .drop: true
      }
    }
    func isNamed(_ action: FitAction) -> Bool {
      switch action {
      case .open, .turn, .sort, .reverse: true
      }
    }
    func isNamed(_ action: ExportAction) -> Bool {
      switch action {
      case .write, .copy: true
      }
    }
    let moves: [Direction] = [.up, .down, .left, .right, .pageUp, .pageDown, .first, .last]
    let kinds: [CatalogKind] = [.models, .hardware, .workloads, .engines, .regions]
    let shell =
      moves.map(ShellAction.move) + [
        .nextPane, .previousPane, .back, .help, .palette, .toggleTheme,
      ] + [.repaint, .quit] + Screens.all.indices.map(ShellAction.show)
    let question: [QuestionAction] =
      [.search, .editOptions, .undo, .redo, .export, .copyCommand, .copyPlan, .mark] + kinds.map(QuestionAction.choose)
      + NumberEditor.Subject.allCases.map(QuestionAction.edit)
      + QuestionAction.Knob.allCases.map(QuestionAction.turn)
    let plan: [PlanAction] =
      PlanPane.allCases.map(PlanAction.show) + (1...9).map(PlanAction.applyRepairNumber)
      + [.changeField, .pinScheme, .automaticScheme, .applyRepair, .measure]
    let fit: [FitAction] = [.open, .turn, .sort, .reverse]
    let compare: [CompareAction] = [.open, .makeBase, .toggleAll, .drop]
    return shell.filter(isNamed).map(Action.shell) + question.filter(isNamed).map(Action.question)
      + plan.filter(isNamed).map { Action($0) } + compare.filter(isNamed).map { Action($0) }
      + fit.filter(isNamed).map { Action($0) } + [ExportAction.write, .copy].filter(isNamed).map { Action($0) }
  }()

  @Test("Every action is reached by a key or through the palette, and by one binding alone")
  func everyActionIsReachable() throws {
    let bindings = try Self.bindings()
    for action in Self.everyAction {
      let own = bindings.filter { $0.action == action }
      #expect(own.count == 1, "\(action)")
      #expect(own.allSatisfy { !$0.keys.isEmpty || $0.isInPalette }, "\(action)")
    }
    #expect(Set(bindings.map(\.action)) == Set(Self.everyAction))
  }

  @Test("The help shows every key of every binding")
  func helpIsComplete() throws {
    let shown = HelpTable(try Self.bindings()).entries
    for binding in try Self.bindings() where !binding.keys.isEmpty {
      for key in binding.keys {
        #expect(
          shown.contains { $0.keys.contains(key) && $0.group == binding.group }, "\(binding.id)")
      }
    }
  }

  @Test("The palette offers every action but steps, itself and Enter on a field")
  func paletteIsComplete() throws {
    let driver = try Driver.ready()
    let offered = Set(PaletteList(driver.state).commands.map(\.action))
    for binding in try ScreenKeys()[0].bindings {
      switch binding.action {
      case .shell(.move), .shell(.palette), Action(PlanAction.changeField):
        #expect(!offered.contains(binding.action))
      case Self.repairs.first, Self.repairs[1]: #expect(offered.contains(binding.action))
      default:
        #expect(
          offered.contains(binding.action) != Self.repairs.dropFirst(2).contains(binding.action),
          "\(binding.id)")
      }
    }
  }

  @Test("A number leads to its screen on every screen, and means nothing else")
  func numbers() throws {
    let keys = try ScreenKeys()
    for (place, screen) in keys.screens.enumerated() {
      let key = Key.character(Character("\(screen.number)"))
      for other in keys.screens.indices {
        let owners = keys[other].bindings.filter { $0.keys.contains(key) }
        #expect(owners.map(\.action) == [.shell(.show(place))])
        #expect(owners.map(\.id) == ["go-" + screen.title.lowercased()])
      }
    }
    #expect(Set(keys.screens.map { $0.number }).count == keys.screens.count)
  }

  @Test("Every pane can be gone to by name")
  func panesHaveActions() throws {
    let actions = try Self.bindings().map(\.action)
    for pane in PlanPane.allCases { #expect(actions.contains(Action(PlanAction.show(pane)))) }
  }

  @Test("A key of the user's own holds in place of the standard one")
  func remapping() throws {
    let keys = try LoadedKeys(overrides: ["toggle-mode": ["f2"]])
    #expect(keys.problem == nil)
    #expect(keys.keys[0].action(for: .function(2)) == .question(.turn(.toggleMode)))
    #expect(keys.keys[0].action(for: .character("o")) == nil)
  }

  @Test(
    "Wrong keys change nothing and are named",
    arguments: [["no-such": ["x"]], ["help": ["q"]], ["help": ["ctrl-c"]]])
  func wrongKeys(overrides: [String: [String]]) throws {
    let keys = try LoadedKeys(overrides: overrides, path: "keys.json")
    #expect(keys.problem?.hasPrefix("keys.json: ") == true)
    #expect(keys.keys[0].action(for: .character("q")) == .shell(.quit))
  }
}
