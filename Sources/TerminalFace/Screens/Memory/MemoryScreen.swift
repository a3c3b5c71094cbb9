import Domain
import Planning
import TerminalModel

/// Where does every GiB go, and how far would the rest reach?
struct MemoryScreen: Screen {
  static let title = "Memory"
  static let number = 6
  static let bindings: [Binding<MemoryAction>] = []
  typealias News = RoomNews

  var scroll = ScrollState.text
  /// What other loads would leave, and of which question.
  var room: RoomNews?
  private var asked: PlanRequest?

  func availability(of action: MemoryAction, _ shared: SharedState) -> Availability {}
  mutating func carryOut(_ action: MemoryAction, _ shared: inout SharedState) -> [Effect] {}

  mutating func move(_ direction: Direction, _ shared: SharedState) {
    let layout = layout(shared)
    guard let motion = direction.motion else { return }
    scroll.move(motion, count: layout.ledger.count, height: layout.ledgerArea.height)
  }

  mutating func answerCame(_ shared: SharedState) { scroll = .text }

  mutating func lookUp(_ shared: SharedState) -> [Effect] {
    guard let plan = shared.plan, asked != plan.request else { return [] }
    asked = plan.request
    return [.work(AnyScreenWork(RoomWork(plan: plan)))]
  }

  mutating func take(_ news: RoomNews, _ shared: inout SharedState) -> [Effect] {
    room = news
    return []
  }

  func layout(_ shared: SharedState) -> MemoryLayout { MemoryLayout(self, shared) }

  func draw(_ layout: MemoryLayout, _ shared: SharedState, into frame: inout Frame) {
    MemoryView(screen: self, shared: shared, layout: layout).draw(into: &frame)
  }
}

/// The Memory screen has no keys of its own but those that scroll.
enum MemoryAction: ScreenAction {
  typealias Owner = MemoryScreen
}
