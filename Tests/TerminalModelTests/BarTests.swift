import StyledText
import Testing

@testable import TerminalModel

@Suite("Bars and charts")
struct BarTests {
  static func ledger(capacity: Double?) -> StackedBar {
    StackedBar(
      [
        .init("weights", amount: 57, role: .barWeights), .init("KV cache", amount: 4, role: .barKeyValueCache),
        .init("activations", amount: 2, role: .barActivations), .init("runtime", amount: 1, role: .barRuntime),
        .init("nothing", amount: 0, role: .text), .init("unknown", amount: .nan, role: .text),
      ], capacity: capacity)
  }

  private func drawn(_ bar: StackedBar, _ width: Int, _ look: Look = .plain) -> String {
    var frame = Frame(size: Size(width: width, height: 1))
    bar.draw(into: &frame, in: frame.bounds, look: look)
    return frame.lines(trimmingTrailingSpaces: false)[0]
  }

  @Test("The bar fills its width, and every part that isn't zero shows", arguments: 5...120)
  func parts(width: Int) {
    let bar = drawn(Self.ledger(capacity: 71.6), width)
    #expect(bar.count == width)
    #expect("█▓▒░·".allSatisfy { bar.contains($0) })
    #expect(!bar.contains(" ") && !bar.contains("╳"))
  }

  @Test("What exceeds the capacity is crossed out", arguments: 2...120)
  func overflow(width: Int) {
    let bar = drawn(Self.ledger(capacity: 32), width)
    let crosses = bar.count { $0 == "╳" }
    #expect(abs(crosses * 2 - width) <= 1)
    #expect(!bar.contains("·"))
  }

  @Test("The legend names the parts that count")
  func legend() {
    #expect(
      Self.ledger(capacity: 71.6).legend(look: .plain).text
        == "█ weights  ▓ KV cache  ▒ activations  ░ runtime  · free")
    #expect(
      Self.ledger(capacity: 10).legend(look: .plainASCII).text
        == "# weights  = KV cache  + activations  - runtime  X too much")
    #expect(
      Self.ledger(capacity: nil).legend(look: .plain).text
        == "█ weights  ▓ KV cache  ▒ activations  ░ runtime  ")
  }

  @Test("A bar of nothing is free, and doesn't fail")
  func nothing() {
    #expect(drawn(StackedBar([], capacity: 5), 4) == "····")
    #expect(drawn(StackedBar([]), 4) == "····")
    #expect(drawn(Self.ledger(capacity: 0), 4) == "╳╳╳╳")
    #expect(drawn(Self.ledger(capacity: .nan), 4).count == 4)
  }

  @Test("More progress never fills less", arguments: [5, 11, 12, 40])
  func progress(width: Int) {
    func bar(_ fraction: Double?, _ look: Look) -> String {
      var frame = Frame(size: Size(width: width, height: 1))
      ProgressBar(fraction: fraction).draw(into: &frame, in: frame.bounds, look: look)
      return frame.lines(trimmingTrailingSpaces: false)[0]
    }
    for look in [Look.plain, .plainASCII] {
      let full = look.symbols.fills.full
      let counts = (0...50).map { step in bar(Double(step) / 50, look).count { $0 == full } }
      #expect(zip(counts, counts.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(counts.first == 0 && counts.last == (width >= 12 ? width - 5 : width))
      for odd in [-1, 2, .nan, .infinity] as [Double] { #expect(bar(odd, look).count == width) }
      #expect(bar(nil, look).contains("?") == (width >= 12))
    }
  }

  @Test("A chart's columns are as high as their values")
  func chart() {
    var frame = Frame(size: Size(width: 5, height: 2))
    ColumnChart([0, 1, 2, nil, 4]).draw(into: &frame, in: frame.bounds, look: .plain)
    #expect(frame.lines() == ["    █", " ▄█ █"])
    var line = Frame(size: Size(width: 4, height: 1))
    ColumnChart([1, 8, 2, 3, 0, 0.001, 5, 5]).draw(into: &line, in: line.bounds, look: .plain)
    #expect(line.lines() == ["█▃▁▅"])
  }

  @Test("A heat map shades by value and leaves the unknown blank")
  func heat() {
    var frame = Frame(size: Size(width: 3, height: 2))
    HeatMap([[0, 0.5, 1], [nil, 0.25, 0.7]]).draw(into: &frame, in: frame.bounds, look: .plain)
    #expect(frame.lines() == ["·▒█", " ░▓"])
    #expect(frame[Point(x: 2, y: 0)].role == .heat5)
  }
}
