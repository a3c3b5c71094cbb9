import Domain
import FoundationEssentials
import Testing

/// Texts kept beside the tests; `QUANTPLAN_UPDATE_GOLDENS=1` writes them anew for review.
enum Golden {
  private static let folder = "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/")

  /// The plan that the exports are checked with: a deployment of each outcome.
  static func plan() throws -> Plan {
    let data = try Data(contentsOf: URL(filePath: folder + "/../ExportTests/Goldens/plan.json"))
    return try JSONDecoder().decode(Plan.self, from: data)
  }

  static func expect(_ text: String, matches name: String, _ location: SourceLocation = #_sourceLocation) throws {
    let path = "\(folder)/Goldens/\(name)"
    if ProcessInfo.processInfo.environment["QUANTPLAN_UPDATE_GOLDENS"] != nil {
      try Data(text.utf8).write(to: URL(filePath: path))
    }
    let golden = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text == golden, "differs from \(name)", sourceLocation: location)
  }
}
