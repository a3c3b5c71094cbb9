import Domain
import Export
import FoundationEssentials
import TestSupport

extension Golden {
  /// The plan that the exports are checked with: a deployment of each outcome.
  static func plan() throws -> Plan {
    let data = try Data(contentsOf: URL(filePath: SourceTree.root + "/Tests/ExportTests/Goldens/plan.json"))
    return try PlanFile.plan(json: data, path: "plan.json")
  }
}
