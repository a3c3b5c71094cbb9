import Export
import FoundationEssentials
import StyledText
import TerminalModel
import TestSupport
import Testing

@testable import TerminalFace

/// The README shows the program as it is: its screen and its keys are compared with what the program makes.
@Suite("README", .serialized)
struct ReadmeGoldenTests {
  @Test("The screen is the one that the program opens with")
  func screen() throws {
    let driver = try Driver.ready(services: .real(ShippedCatalogs.store()))
    try expect(driver.screen, between: "screen")
  }

  @Test("The keys are those of the one table of actions")
  func keys() throws {
    let driver = try Driver.ready(services: .real(ShippedCatalogs.store()))
    let lines = HelpTable(driver.state.shared.keys.bindings).lines(look: .plain)
    try expect(lines.map(\.text).joined(separator: "\n"), between: "keys")
  }

  /// Compares, or writes with `QUANTPLAN_UPDATE_GOLDENS=1`, the block of text between two markers.
  private func expect(
    _ text: String, between marker: String, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let (begin, end) = ("<!-- \(marker):begin -->\n", "<!-- \(marker):end -->")
    let readme = try String(contentsOfFile: SourceTree.readme, encoding: .utf8)
    let start = try #require(readme.firstRange(of: begin), sourceLocation: location).upperBound
    let stop = try #require(readme.firstRange(of: end), sourceLocation: location).lowerBound
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    if lines.last == "" { lines.removeLast() }
    let block = "```text\n" + lines.joined(separator: "\n") + "\n```\n"
    if ProcessInfo.processInfo.environment["QUANTPLAN_UPDATE_GOLDENS"] != nil {
      try OutputFile.write(readme[..<start] + block + readme[stop...], to: SourceTree.readme)
    } else {
      #expect(String(readme[start..<stop]) == block, sourceLocation: location)
    }
  }
}
