import StyledText
import Testing

@testable import TerminalModel

@Suite("Progress bars")
struct ProgressBarTests {
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
}
