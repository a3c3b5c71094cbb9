import Domain
import TerminalModel

/// Which of these? Marked plans beside each other, or the plan in sight beside the next best scheme.
struct CompareScreen: Screen {
  static let title = "Compare"
  static let number = 3
  static let bindings = CompareAction.bindings
  typealias News = CompareNews

  /// The column that keys speak of.
  var selected = 0
  /// The column that changes are told of.
  var base = 0
  /// Whether rows in which all are alike are shown, too.
  var showsAll = false
  var scroll = ScrollState.text
  /// The next best scheme's plan, and what it is next to.
  var next: CompareNews?
  /// What the next best was asked for last.
  private var asked: PlanRequest?

  /// The plans in the order of their columns.
  func plans(_ shared: SharedState) -> [Plan] {
    guard let plan = shared.plan else { return shared.marks }
    if !shared.marks.isEmpty {
      let isShown = shared.marks.contains(plan) || shared.marks.count >= SharedState.mostMarks
      return shared.marks + (isShown ? [] : [plan])
    }
    return [plan] + (next?.request == plan.request ? next?.plan.map { [$0] } ?? [] : [])
  }

  mutating func move(_ direction: Direction, _ shared: SharedState) {
    let count = plans(shared).count
    switch direction {
    case .left, .up: selected = max(selected - 1, 0)
    case .right, .down: selected = min(selected + 1, max(count - 1, 0))
    default:
      let layout = layout(shared)
      if let motion = direction.motion {
        scroll.move(motion, count: layout.lines.count, height: layout.table.height)
      }
    }
  }

  mutating func answerCame(_ shared: SharedState) { scroll = .text }

  /// The next best scheme is planned only where nothing is marked.
  mutating func lookUp(_ shared: SharedState) -> [Effect] {
    guard shared.marks.isEmpty, let plan = shared.plan, asked != plan.request else { return [] }
    asked = plan.request
    return [.work(AnyScreenWork(NextBest(plan: plan)))]
  }

  mutating func take(_ news: CompareNews, _ shared: inout SharedState) -> [Effect] {
    next = news
    return []
  }

  func layout(_ shared: SharedState) -> CompareLayout { CompareLayout(self, shared) }

  func draw(_ layout: CompareLayout, _ shared: SharedState, into frame: inout Frame) {
    CompareView(screen: self, shared: shared, layout: layout).draw(into: &frame)
  }
}
