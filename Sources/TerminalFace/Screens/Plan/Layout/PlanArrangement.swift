import StyledText
import TerminalModel

/// Where everything stands on the Plan screen; sizes in, rectangles out.
///
/// Laws: all rectangles lie inside the screen, none overlap, and what is shown has room. Where room is short, rules go
/// first, then the memory bar; details share pages, so that each is one Tab away.
struct PlanArrangement: Hashable, Sendable {
  private(set) var request = Rectangle.zero
  private(set) var verdictRule = Rectangle.zero
  private(set) var verdict = Rectangle.zero
  private(set) var schemes = Rectangle.zero
  private(set) var memory = Rectangle.zero
  /// The names of all details, where they don't fit together.
  private(set) var strip = Rectangle.zero
  private(set) var details: [Place] = []

  /// A detail in sight, its title rule included if it has one.
  struct Place: Hashable, Sendable {
    let pane: PlanPane
    let area: Rectangle
    let hasTitle: Bool
  }

  /// What the arrangement adapts to.
  struct Contents: Hashable, Sendable {
    /// Lines that the verdict would like.
    var verdictLines: Int
    /// Lines among them that matter most.
    var essentialLines: Int
    var schemeRows: Int
    /// The pane with the keyboard.
    var focus: PlanPane
    /// The detail to show if not all can be.
    var detail: PlanPane
  }

  init(size: Size, _ contents: Contents) {
    var rest = ShellLayout(size).screen
    request = rest.takeTop(Self.requestRows(size))
    if size.height >= 16 { verdictRule = rest.takeTop(1) }
    verdict = rest.takeTop(Self.verdictRows(size, contents))
    let memoryRows = size.height >= 20 ? 3 : 0
    schemes = rest.takeTop(Self.schemeRows(room: rest.height - memoryRows, contents))
    memory = rest.takeTop(memoryRows)
    placeDetails(in: rest, contents)
  }

  private static func requestRows(_ size: Size) -> Int {
    let wanted = QuestionLayout(width: size.width).rows
    return min(wanted, size.height >= 36 ? wanted : size.height >= 24 ? 3 : size.height >= 16 ? 2 : 1)
  }

  private static func verdictRows(_ size: Size, _ contents: Contents) -> Int {
    let most =
      size.height >= 30 ? 6 : size.height >= 22 ? min(max(contents.essentialLines, 2), 4) : size.height >= 18 ? 2 : 1
    return min(max(contents.verdictLines, 1), most)
  }

  /// Schemes get what they need, or half of the room; they give way to the pane that has the keyboard.
  private static func schemeRows(room: Int, _ contents: Contents) -> Int {
    let wanted = max(contents.schemeRows, 1) + 2
    let isTight = room < 24
    let share = isTight && contents.focus.isDetail ? (room * 2 + 2) / 5 : (room + 1) / 2
    return max(min(wanted, share), 3)
  }

  private mutating func placeDetails(in area: Rectangle, _ contents: Contents) {
    var rest = area
    let panes = PlanPane.details
    let columns = rest.width >= 180 ? 3 : rest.width >= 110 ? 2 : 1
    let perColumn = max(1, rest.height / 8)
    if columns * perColumn < panes.count { strip = rest.takeTop(1) }
    let slots = min(columns * max(1, rest.height / 7), panes.count)
    let page = (panes.firstIndex(of: contents.detail) ?? 0) / slots
    let shown = Array(panes.dropFirst(page * slots).prefix(slots))
    let columnCount = min(columns, shown.count)
    let cells = rest.columns(Array(repeating: .share(1), count: columnCount), spacing: 2)
    let heights = Apportionment.shares(of: shown.count, weights: Array(repeating: 1, count: columnCount))
    var next = shown[...]
    for (cell, count) in zip(cells, heights) {
      let rows = cell.rows(Array(repeating: .share(1), count: count))
      for row in rows {
        guard let pane = next.popFirst() else { break }
        details.append(Place(pane: pane, area: row, hasTitle: slots > 1))
      }
    }
  }

  /// The room for a pane's content, its title left out; empty where the pane is out of sight.
  func interior(of pane: PlanPane) -> Rectangle {
    if pane == .request { return request }
    let place = details.first { $0.pane == pane }
    var area = pane == .schemes ? schemes : place?.area ?? .zero
    if pane == .schemes || place?.hasTitle == true { _ = area.takeTop(1) }
    return area
  }
}
