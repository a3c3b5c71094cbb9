import Domain
import Export
import TestSupport

extension Golden {
  /// A plan small enough to read, with a deployment of each outcome.
  static func plan() throws -> Plan { try PlanFile.read(path("plan.json")) }
}
