import Export
import FoundationEssentials
import Testing

/// Texts kept beside the tests; `QUANTPLAN_UPDATE_GOLDENS=1` writes them anew for review.
enum Golden {
  static func path(_ name: String) -> String {
    let folder = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    return "/\(folder)/\(name)"
  }

  static func expect(_ text: String, matches name: String, _ location: SourceLocation = #_sourceLocation) throws {
    let path = path("Goldens/\(name)")
    if ProcessInfo.processInfo.environment["QUANTPLAN_UPDATE_GOLDENS"] != nil {
      try OutputFile.write(text, to: path)
    }
    let golden = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text == golden, "differs from \(name)", sourceLocation: location)
  }
}
