import Domain
import TerminalModel

/// What runs on what? All hardware for the model of the question, or all models on its hardware.
struct FitScreen: Screen {
  static let title = "Fit"
  static let number = 2
  static let bindings = FitAction.bindings
  typealias News = FitNews

  /// What the rows are.
  var subject = FitSubject.hardware
  /// What rows are sorted by; nil for the planner's order.
  var sorting: FitColumn?
  var isDescending = false
  var list = ScrollState.list
  /// What was found last, and what for.
  var found: FitNews?
  private var asked: FitWork?

  /// The rows in sight, sorted; none while they are being found.
  func rows(_ shared: SharedState) -> [FitItem] { found.map { isOfNow($0, shared) ? sorted($0.items) : [] } ?? [] }

  private func sorted(_ items: [FitItem]) -> [FitItem] {
    sorting?.sorted(items, isDescending: isDescending) ?? items
  }

  /// Whether what was found answers what is asked.
  func isOfNow(_ news: FitNews, _ shared: SharedState) -> Bool {
    shared.question.current.map { news.work == FitWork(subject: subject, request: $0) } ?? false
  }

  func selected(_ shared: SharedState) -> FitItem? {
    let rows = rows(shared)
    return list.selection(count: rows.count).map { rows[$0] }
  }

  mutating func move(_ direction: Direction, _ shared: SharedState) {
    guard let motion = direction.motion else {
      changeSorting(by: direction == .left ? -1 : 1)
      return
    }
    list.move(motion, count: rows(shared).count, height: Table(columns: []).visibleRowCount(in: layout(shared).table))
  }

  /// The next column to sort by, around over the planner's own order.
  mutating func changeSorting(by step: Int) {
    let all: [FitColumn?] = [nil] + FitColumn.allCases.map(Optional.some)
    let place = (all.firstIndex(of: sorting) ?? 0) + step
    sorting = all[((place % all.count) + all.count) % all.count]
    isDescending = sorting?.isBestHigh ?? false
    list = .list
  }

  mutating func answerCame(_ shared: SharedState) {}

  mutating func lookUp(_ shared: SharedState) -> [Effect] {
    guard let request = shared.question.current else { return [] }
    let work = FitWork(subject: subject, request: request)
    guard asked != work else { return [] }
    asked = work
    return [.work(AnyScreenWork(work))]
  }

  /// The selection stays on what it was on, wherever that stands now.
  mutating func take(_ news: FitNews, _ shared: inout SharedState) -> [Effect] {
    let before = found.map { $0.work.subject == news.work.subject ? sorted($0.items) : [] } ?? []
    let selected = list.selection(count: before.count).map { before[$0].id }
    found = news
    if let place = selected.flatMap({ id in sorted(news.items).firstIndex { $0.id == id } }) { list.selection = place }
    return []
  }

  func layout(_ shared: SharedState) -> FitLayout { FitLayout(shared.size) }

  func draw(_ layout: FitLayout, _ shared: SharedState, into frame: inout Frame) {
    FitView(screen: self, shared: shared, layout: layout).draw(into: &frame)
  }
}

/// What the rows of the Fit screen are.
enum FitSubject: Hashable, Sendable { case hardware, models }
