import FoundationEssentials
import Testing

/// Texts kept in `Goldens/` beside the test that compares with them.
///
/// `QUANTPLAN_UPDATE_GOLDENS=1` writes them anew for review.
package enum Golden {
  /// The path of a golden of the calling test's folder.
  package static func path(_ name: String, filePath: String = #filePath) -> String {
    SourceTree.folder(of: filePath) + "/Goldens/" + name
  }

  /// Compares a text with its golden; a failure shows the lines that differ.
  package static func expect(
    _ text: String, matches name: String, filePath: String = #filePath, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let path = path(name, filePath: filePath)
    if ProcessInfo.processInfo.environment["QUANTPLAN_UPDATE_GOLDENS"] != nil {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    }
    let golden = try String(contentsOfFile: path, encoding: .utf8)
    guard text != golden else { return }
    Issue.record("differs from \(name):\n\(LineDifference(expected: golden, found: text))", sourceLocation: location)
  }
}
