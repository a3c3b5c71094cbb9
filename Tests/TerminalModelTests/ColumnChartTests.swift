import Testing

@testable import TerminalModel

@Suite("Charts of columns")
struct ColumnChartTests {
  @Test("A chart's columns are as high as their values")
  func chart() {
    var frame = Frame(size: Size(width: 5, height: 2))
    ColumnChart([0, 1, 2, nil, 4]).draw(into: &frame, in: frame.bounds, look: .plain)
    #expect(frame.lines() == ["    █", " ▄█ █"])
    var line = Frame(size: Size(width: 4, height: 1))
    ColumnChart([1, 8, 2, 3, 0, 0.001, 5, 5]).draw(into: &line, in: line.bounds, look: .plain)
    #expect(line.lines() == ["█▃▁▅"])
  }
}
