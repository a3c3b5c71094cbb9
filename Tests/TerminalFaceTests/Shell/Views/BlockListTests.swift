import StyledText
import TerminalModel
import Testing

@testable import TerminalFace

@Suite("Lists of entries with several lines")
struct BlockListTests {
  @Test("The selected entry is in sight: whole where there is room, else from its first line")
  func selectionIsVisible() {
    for counts in [[1, 2, 3], [4, 1, 6, 2], [9], [2, 2, 2, 2, 2]] {
      let list = BlockList(blocks: counts.map { count in (0..<count).map { Line("\($0)") } })
      for height in 1...12 {
        for offset in [0, 3, 100, -4] {
          for selected in counts.indices {
            let window = list.window(ScrollState(offset: offset, selection: selected), height: height)
            let first = counts[..<selected].reduce(0, +)
            #expect(window.contains(first))
            #expect(window.contains(first + min(counts[selected], height) - 1))
            #expect(window.count == min(height, counts.reduce(0, +)) || window.upperBound == counts.reduce(0, +))
          }
        }
      }
    }
  }

  @Test("No room and no entries give an empty window")
  func empty() {
    #expect(BlockList(blocks: []).window(.list, height: 5).isEmpty)
    #expect(BlockList(blocks: [["x"]]).window(.list, height: 0).isEmpty)
  }
}
