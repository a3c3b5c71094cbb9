import Domain
import Export
import TerminalModel

/// What do I take away? Every form of the plan, as it will be written or copied.
struct ExportScreen: Screen {
  static let title = "Export"
  static let number = 9
  static let bindings = ExportAction.bindings
  typealias News = PreviewNews

  var list = ScrollState.list
  var scroll = ScrollState.text
  /// Whether the preview has the keyboard.
  var isReading = false
  /// The text of the selected form, and what it is of.
  var preview: PreviewNews?
  private var asked: PreviewWork?

  var selected: ExportTarget {
    ExportTarget.allCases[list.selection(count: ExportTarget.allCases.count) ?? 0]
  }

  /// The text in sight; nil while it is being made.
  func text(_ shared: SharedState) -> String? {
    guard let plan = shared.plan, let preview, preview.work == PreviewWork(plan: plan, target: selected) else {
      return nil
    }
    return preview.text
  }

  mutating func move(_ direction: Direction, _ shared: SharedState) {
    guard let motion = direction.motion else {
      isReading = direction == .right
      return
    }
    if isReading {
      let layout = layout(shared)
      scroll.move(motion, count: layout.lines.count, height: layout.preview.height)
    } else {
      let count = ExportTarget.allCases.count
      list.move(motion, count: count, height: count)
      scroll = .text
    }
  }

  mutating func changePane(by steps: Int) { if steps % 2 != 0 { isReading.toggle() } }

  mutating func stepBack(_ shared: inout SharedState) -> [Effect]? {
    guard isReading else { return nil }
    isReading = false
    return []
  }

  mutating func answerCame(_ shared: SharedState) { scroll = .text }

  mutating func lookUp(_ shared: SharedState) -> [Effect] {
    guard let plan = shared.plan else { return [] }
    let work = PreviewWork(plan: plan, target: selected)
    guard asked != work else { return [] }
    asked = work
    return [.work(AnyScreenWork(work))]
  }

  mutating func take(_ news: PreviewNews, _ shared: inout SharedState) -> [Effect] {
    preview = news
    return []
  }

  func layout(_ shared: SharedState) -> ExportLayout { ExportLayout(self, shared) }

  func draw(_ layout: ExportLayout, _ shared: SharedState, into frame: inout Frame) {
    ExportView(screen: self, shared: shared, layout: layout).draw(into: &frame)
  }
}
