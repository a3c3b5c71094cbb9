import Tensors
import TestSupport
import Testing

@testable import TerminalModel

@Suite("Scrolling")
struct ScrollStateTests {
  @Test("However one moves, the selection is in sight and the window is full", arguments: 0..<200)
  func selectionStaysVisible(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var state = ScrollState.list
    var count = 50
    for _ in 0..<100 {
      let height = Int.random(in: 0...12, using: &generator)
      if Int.random(in: 0..<10, using: &generator) == 0 { count = Int.random(in: 0...60, using: &generator) }
      let motions: [Motion] = [
        .up, .down, .pageUp, .pageDown, .first, .last, .to(.random(in: -5...70, using: &generator)),
      ]
      state.move(motions.randomElement(using: &generator) ?? .down, count: count, height: height)
      for shownHeight in [height, 1, 30] {
        let window = state.window(count: count, height: shownHeight)
        #expect(window.count == min(count, shownHeight))
        #expect(window.lowerBound >= 0 && window.upperBound <= count)
        if let selected = state.selection(count: count), shownHeight > 0 { #expect(window.contains(selected)) }
      }
    }
  }

  @Test("Every line of a text comes into sight when one pages through it", arguments: 1...9, [0, 1, 5, 23])
  func everyLineIsReachable(height: Int, count: Int) {
    var state = ScrollState.text
    var seen = Set(state.window(count: count, height: height))
    for _ in 0..<30 {
      state.move(.pageDown, count: count, height: height)
      seen.formUnion(state.window(count: count, height: height))
    }
    #expect(seen == Set(0..<count))
    state.move(.first, count: count, height: height)
    #expect(state.offset == 0)
  }

  @Test("The window moves only when the selection would leave it")
  func stillness() {
    var state = ScrollState.list
    for _ in 0..<4 { state.move(.down, count: 20, height: 5) }
    #expect(state == ScrollState(offset: 0, selection: 4))
    state.move(.down, count: 20, height: 5)
    #expect(state == ScrollState(offset: 1, selection: 5))
    state.move(.up, count: 20, height: 5)
    #expect(state == ScrollState(offset: 1, selection: 4))
  }
}
