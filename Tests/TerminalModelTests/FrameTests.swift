import StyledText
import Tensors
import TestSupport
import Testing

@testable import TerminalModel

@Suite("Frames")
struct FrameTests {
  /// Wide characters are whole: a leading half has its trailing half behind it, and no trailing half stands alone.
  static func isSound(_ frame: Frame) -> Bool {
    for y in 0..<frame.size.height {
      for x in 0..<frame.size.width {
        let span = frame[Point(x: x, y: y)].span
        let next = x + 1 < frame.size.width ? frame[Point(x: x + 1, y: y)].span : .single
        if (span == .leading) != (next == .trailing) { return false }
      }
      if frame[Point(x: 0, y: y)].span == .trailing { return false }
    }
    return true
  }

  static func scribbled(_ size: Size, seed: UInt64) -> Frame {
    var generator = SeededGenerator(seed: seed)
    var frame = Frame(size: size)
    for _ in 0..<12 {
      let origin = Point(x: .random(in: -9...90, using: &generator), y: .random(in: -2...26, using: &generator))
      let role = Role.allCases.randomElement(using: &generator) ?? .text
      let clip = Rectangle(
        x: .random(in: -2...20, using: &generator), y: 0, width: .random(in: 0...80, using: &generator), height: 24)
      frame.clipped(to: clip) { frame in
        frame.draw(generator.text(length: 15), at: origin, style: role)
        frame.tint(Rectangle(x: origin.x, y: origin.y, width: 3, height: 2), style: .good)
        frame.fill(Rectangle(x: origin.x + 5, y: origin.y, width: 2, height: 3), with: "#", style: role)
      }
    }
    return frame
  }

  static let sizes = [(0, 0), (1, 1), (2, 1), (1, 5), (3, 3), (17, 4), (80, 24), (120, 40)].map(Size.init)

  @Test("Whatever is drawn, wide characters stay whole", arguments: sizes, 0..<60)
  func soundness(size: Size, seed: Int) {
    #expect(Self.isSound(Self.scribbled(size, seed: UInt64(seed))))
  }

  @Test("The runs since a frame turn it into the other one", arguments: sizes, 0..<40)
  func difference(size: Size, seed: Int) {
    let before = Self.scribbled(size, seed: UInt64(seed))
    let after = Self.scribbled(size, seed: UInt64(seed + 1_000))
    var patched = before
    patched.apply(after.runs(since: before))
    #expect(patched == after)
    #expect(after.runs(since: after).isEmpty)
    var empty = Frame(size: size)
    empty.apply(after.runs(since: nil))
    #expect(empty == after)
    for run in after.runs(since: before) {
      #expect(run.cells.first?.span != .trailing && run.cells.last?.span != .leading)
    }
  }

  @Test("Nothing is drawn outside the clip", arguments: 0..<100)
  func clipping(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var frame = Frame(size: .classic)
    let clip = Rectangle(
      x: .random(in: -5...85, using: &generator), y: .random(in: -5...25, using: &generator),
      width: .random(in: 0...30, using: &generator), height: .random(in: 0...8, using: &generator))
    frame.clipped(to: clip) { frame in
      for y in -1...24 {
        frame.draw(generator.text(length: 60), at: Point(x: .random(in: -9...9, using: &generator), y: y), style: .bad)
      }
      frame.fill(Rectangle(x: -9, y: -9, width: 200, height: 5), with: "#")
    }
    #expect(frame.clip == frame.bounds)
    for y in 0..<24 {
      for x in 0..<80 where !clip.contains(Point(x: x, y: y)) { #expect(frame[Point(x: x, y: y)] == .blank) }
    }
  }

  @Test("Text drawn says how many columns it takes, and never more than it may", arguments: 0..<60)
  func columns(maximum: Int) {
    var generator = SeededGenerator(seed: UInt64(maximum))
    let text = generator.text(length: 30)
    var frame = Frame(size: .classic)
    #expect(frame.draw(text, at: .zero) == CellWidth.of(text))
    let used = frame.draw(text, at: .zero, maximumWidth: maximum, ellipsis: "…")
    #expect(used <= maximum)
    #expect(CellWidth.of(text) <= maximum || used == 0 || frame.lines()[0].contains("…"))
  }

  @Test("A line of spans that is too long ends with the ellipsis, wherever its spans meet", arguments: 0...8)
  func lines(maximum: Int) {
    var frame = Frame(size: Size(width: 20, height: 1))
    frame.draw(Line([Span("abc", .good), Span("def", .bad)]), at: .zero, maximumWidth: maximum, ellipsis: "…")
    let expected = ["", "…", "a…", "ab…", "abc…", "abcd…", "abcdef", "abcdef", "abcdef"]
    #expect(frame.lines() == [expected[maximum]])
  }

  @Test("An overwritten half of a wide character leaves a blank")
  func halves() {
    var frame = Frame(size: Size(width: 6, height: 1))
    frame.draw("漢字", at: .zero)
    frame.draw("x", at: Point(x: 1, y: 0))
    #expect(frame.lines() == [" x字"])
    frame.draw("y", at: Point(x: 2, y: 0))
    #expect(frame.lines() == [" xy"])
    frame.draw("漢", at: Point(x: 5, y: 0))
    #expect(frame.lines(trimmingTrailingSpaces: false) == [" xy   "])
  }

  @Test("Control characters become marks, and can't reach the terminal")
  func controls() {
    var frame = Frame(size: Size(width: 12, height: 1))
    frame.draw("a\u{1B}[2J\tb\u{202E}c", at: .zero)
    #expect(frame.lines() == ["a\u{FFFD}[2J bc"])
  }

  @Test("Plain text keeps the rows; a transliterated frame keeps the columns and is ASCII")
  func text() {
    var frame = Frame(size: Size(width: 8, height: 2))
    frame.draw("漢é→", at: .zero)
    #expect(frame.text() == "漢é→\n\n")
    #expect(frame.text(trimmingTrailingSpaces: false) == "漢é→    \n        \n")
    #expect(frame.transliterated().text() == "? e>\n\n")
  }
}
