import StyledText
import Testing

@testable import TerminalModel

@Suite("Tables")
struct TableTests {
  static let table = Table(
    columns: [
      TableColumn("Scheme", sizing: .flexible(minimum: 6)),
      TableColumn("Weights", alignment: .right),
      TableColumn("ms/token", alignment: .right, priority: 1, sorted: .ascending),
      TableColumn("$/Mtok", alignment: .right, priority: 2),
    ], allowsMarking: true, emptyMessage: "no schemes")

  static let rows = (0..<20).map { number in
    TableRow(
      [TableCell("scheme number \(number)"), TableCell("\(number * 10) GiB"), TableCell("\(number).5"), "0.10"],
      isMarked: number == 1)
  }

  private func drawn(_ rows: [TableRow], _ size: Size, selection: Int? = 0, look: Look = .plain) -> [String] {
    var frame = Frame(size: size)
    Self.table.draw(rows, state: ScrollState(selection: selection), into: &frame, in: frame.bounds, look: look)
    return frame.lines()
  }

  @Test("A table with room for all shows header, marks and selection")
  func golden() {
    #expect(
      drawn(Array(Self.rows.prefix(3)), Size(width: 54, height: 5), selection: 2) == [
        "  Scheme                   Weights  ms/token ↑  $/Mtok",
        "  scheme number 0            0 GiB         0.5    0.10",
        " ●scheme number 1           10 GiB         1.5    0.10",
        "▸ scheme number 2           20 GiB         2.5    0.10", "",
      ])
  }

  @Test("When room is short, texts are shortened, then columns go by priority, and their number is shown")
  func narrow() {
    let rows = Array(Self.rows.prefix(1))
    #expect(
      drawn(rows, Size(width: 44, height: 2)) == [
        "  Scheme         Weights  ms/token ↑  $/Mtok", "▸ scheme numbe…    0 GiB         0.5    0.10",
      ])
    #expect(
      drawn(rows, Size(width: 34, height: 2)) == [
        "  Scheme    Weights  ms/token ↑ +1", "▸ scheme …    0 GiB         0.5",
      ])
    #expect(
      drawn(rows, Size(width: 24, height: 2), look: .plainASCII) == [
        "  Scheme      Weights +2", "> scheme nu~    0 GiB",
      ])
  }

  @Test("At no width is a shown number cut", arguments: 20...90)
  func numbersAreWhole(width: Int) {
    let lines = drawn(Self.rows, Size(width: width, height: 24))
    #expect(lines.dropFirst().prefix(20).enumerated().allSatisfy { $1.contains("\($0 * 10) GiB") })
  }

  @Test("Hidden columns and hidden rows are always announced", arguments: 12...60, [1, 2, 3, 7, 21])
  func indicators(width: Int, height: Int) {
    let text = drawn(Self.rows, Size(width: width, height: height)).joined(separator: "\n")
    let layout = Self.table.layout(of: Self.rows, width: width - (height < 21 ? 1 : 0))
    #expect((layout.hiddenColumnCount > 0) == text.contains("+\(layout.hiddenColumnCount)"))
    #expect((height < 21) == text.contains("▼"))
  }

  @Test("The selected row is in sight in every height", arguments: 1...24, [0, 5, 19, 99])
  func selectionIsVisible(height: Int, selection: Int) {
    let lines = drawn(Self.rows, Size(width: 60, height: height), selection: selection)
    let expected = "scheme number \(min(selection, 19)) "
    #expect(lines.contains { $0.hasPrefix("▸") && $0.contains(expected) })
  }

  @Test("Columns lie apart, in order and inside the width", arguments: 0...100)
  func layout(width: Int) {
    let layout = Self.table.layout(of: Self.rows, width: width)
    for (before, after) in zip(layout.places, layout.places.dropFirst()) where after.width > 0 {
      #expect(before.x + before.width + Self.table.spacing <= after.x)
    }
    #expect(layout.places.allSatisfy { $0.width == 0 || $0.x + $0.width <= width })
  }

  @Test("A table without rows says so")
  func empty() {
    #expect(drawn([], Size(width: 30, height: 3))[1] == " no schemes")
  }

  @Test("The selected row stands out by its role, and differently where the keyboard is elsewhere")
  func roles() {
    for (isFocused, role) in [(true, Role.selected), (false, .selectedElsewhere)] {
      var frame = Frame(size: Size(width: 30, height: 3))
      Self.table.draw(
        Self.rows, state: .list, isFocused: isFocused, into: &frame, in: frame.bounds, look: .plain)
      #expect(frame[Point(x: 5, y: 1)].role == role)
      #expect(frame[Point(x: 5, y: 2)].role != role)
    }
  }
}
