import StyledText
import Testing

@testable import TerminalModel

@Suite("Stacked bars")
struct StackedBarTests {
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
}
