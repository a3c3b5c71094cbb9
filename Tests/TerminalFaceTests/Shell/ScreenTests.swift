import Domain
import TerminalModel
import Testing

@testable import TerminalFace

/// The least that a screen can be: a number that a key counts up, and that is spelled in the background.
private struct CounterScreen: Screen {
  enum OwnAction: ScreenAction {
    typealias Owner = CounterScreen
    case count
  }

  static let title = "Counter"
  static let number = 2
  static let bindings: [Binding<OwnAction>] = [
    Binding(
      .count, id: "count", keys: [.character("r")], title: "count", help: "Count one more", group: "Counter",
      isInFooter: true)
  ]

  /// Spells a number.
  struct Spelling: ScreenWork {
    typealias Owner = CounterScreen
    let number: Int

    func run(_ services: Services, tell: @escaping @Sendable (String) -> Void) {
      tell(["none", "one", "two", "three"][number])
    }
  }

  var number = 0
  var spelled = ""
  var answers = 0

  func scopes(_ shared: SharedState) -> [String] { [] }
  func availability(of action: OwnAction, _ shared: SharedState) -> Availability {
    switch action {
    case .count: number < 3 ? .enabled : .disabled("three is enough")
    }
  }
  func urgentAction(_ shared: SharedState) -> OwnAction? { nil }

  mutating func carryOut(_ action: OwnAction, _ shared: inout SharedState) -> [Effect] {
    switch action {
    case .count: number += 1
    }
    return [.work(AnyScreenWork(Spelling(number: number)))]
  }
  mutating func take(_ news: String, _ shared: inout SharedState) -> [Effect] {
    spelled = news
    return []
  }
  mutating func move(_ direction: Direction, _ shared: SharedState) { number = direction == .first ? 0 : number }
  mutating func changePane(by steps: Int) {}
  mutating func stepBack(_ shared: inout SharedState) -> [Effect]? { nil }
  mutating func answerCame(_ shared: SharedState) { answers += 1 }

  func layout(_ shared: SharedState) -> Rectangle { ShellLayout(shared.size).screen }
  func draw(_ layout: Rectangle, _ shared: SharedState, into frame: inout Frame) {
    Paragraph("counted \(number) \(spelled) for \(shared.plan?.request.model ?? "")")
      .draw(into: &frame, in: layout, look: shared.look)
  }
}

@Suite("A second screen needs no more than itself and its row")
struct ScreenTests {
  private static func ready() throws -> Driver {
    var driver = try Driver(keys: ScreenKeys([PlanScreen.self, CounterScreen.self]))
    driver.settle()
    return driver
  }

  @Test("The title names both, and the number of a tab leads to its screen")
  func tabs() throws {
    var driver = try Self.ready()
    #expect(driver.screen.contains("[1 Plan] 2 Counter"))
    try driver.press("2")
    #expect(driver.screen.contains(" 1 Plan [2 Counter]"))
    #expect(driver.screen.contains("counted 0  for llama-4-scout"))
    try driver.press("1")
    #expect(driver.screen.contains("YES at w4a16-g128"))
  }

  @Test("A key means on each screen what that screen says, and each keeps its state")
  func keys() throws {
    var driver = try Self.ready()
    try driver.press("2 r r 1 tab 2")
    #expect(driver.screen.contains("counted 2"))
    #expect(driver.state.shared.laboratory.running == nil)
    #expect(driver.planScreen.focus.pane == .speed)
    try driver.press("g")
    #expect(driver.screen.contains("counted 0"))
  }

  @Test("A screen's work in the background tells its news to that screen, in sight or not")
  func work() throws {
    var driver = try Self.ready()
    try driver.press("2 r")
    #expect(driver.screen.contains("counted 1 one"))
    try driver.pressOnly("r 1")
    driver.settle()
    try driver.press("2")
    #expect(driver.screen.contains("counted 2 two"))
  }

  @Test("The question is one for all screens, and all follow its answer")
  func sharedQuestion() throws {
    var driver = try Self.ready()
    try driver.press("2 M q w e n enter")
    #expect(driver.screen.contains("counted 0  for qwen3-8b"))
    #expect(driver.state.screens[CounterScreen.self].answers == 2)
    try driver.press("u 1")
    #expect(driver.state.shared.plan?.request.model == "llama-4-scout")
  }

  @Test("Help, footer and palette speak of the screen in sight, and what isn't possible says why")
  func words() throws {
    var driver = try Self.ready()
    try driver.press("2")
    #expect(driver.screen.contains("r count"))
    let offered = PaletteList(driver.state).items.map(\.title)
    #expect(offered.contains("Count one more") && offered.contains("To the screen Plan"))
    #expect(!offered.contains { $0.hasPrefix("Measure") })
    try driver.press("r r r r")
    #expect(driver.state.shared.notice?.text == "Three is enough.")
    try driver.press("esc")
    #expect(driver.screen.contains("[1 Plan]"))
    try driver.press("esc")
    #expect(driver.state.shared.notice?.text == "Nothing to go back from; q leaves.")
  }

  @Test("A user's own key holds on the screen that has the action, and only an unknown action is a problem")
  func ownKeys() throws {
    let screens: [any Screen.Type] = [PlanScreen.self, CounterScreen.self]
    let keys = try ScreenKeys(screens, overrides: ["count": ["x"], "measure": ["z"]])
    #expect(keys[0].action(for: .character("z")) == Action(PlanAction.measure))
    #expect(keys[1].action(for: .character("x")) == Action(CounterScreen.OwnAction.count))
    #expect(keys[1].action(for: .character("z")) == nil)
    #expect(throws: KeyMapError.self) { try ScreenKeys(screens, overrides: ["no-such": ["x"]]) }
    #expect(throws: KeyMapError.self) { try ScreenKeys(screens, overrides: ["count": ["q"]]) }
  }
}
