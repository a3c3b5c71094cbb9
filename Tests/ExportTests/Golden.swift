import Domain
import Export
import FoundationEssentials
import Testing

/// Texts kept beside the tests; `QUANTPLAN_UPDATE_GOLDENS=1` writes them anew for review.
enum Golden {
  static func path(_ name: String) -> String {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    return "/\(folder)/Goldens/\(name)"
  }

  /// A plan small enough to read, with a deployment of each outcome.
  static func plan() throws -> Plan { try PlanFile.read(path("plan.json")) }

  static func expect(_ text: String, matches name: String, _ location: SourceLocation = #_sourceLocation) throws {
    if ProcessInfo.processInfo.environment["QUANTPLAN_UPDATE_GOLDENS"] != nil {
      try OutputFile.write(text, to: path(name))
    }
    let golden = try String(contentsOfFile: path(name), encoding: .utf8)
    #expect(text == golden, "differs from \(name)", sourceLocation: location)
  }
}
