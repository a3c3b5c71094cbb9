import Documents
import Domain
import Quantities
import StyledText

extension PlanDocument {
  /// Shapes that can't run here, each with its reason; a page tells like reasons once.
  static func rejections(_ plan: Plan) -> Section {
    var table = DocumentTable([
      .init("Scheme"), .init("Count", .right), .init("Layout"), .init("Reason", wraps: true),
    ])
    for rejection in plan.rejected {
      let deployment = rejection.deployment
      table.add(
        [deployment.scheme, String(deployment.count), DeploymentText.shortLayout(deployment), rejection.reason.words]
          .map { Line($0) })
    }
    let groups = ReasonGroups(plan.rejected.map { (shape($0.deployment), $0.reason) }).groups
    let items = groups.prefix(mostReasons).map { Item("\($0.reason) (\(listed($0.subjects)))") }
    let more = groups.count - mostReasons
    return Section(
      "Rejected",
      [
        Block.list(items).only(.page),
        Block.remarks(more > 0 ? ["and \(NumberText.counted(more, "more reason")); --json lists all"] : []).only(.page),
        Block.table(table).only(.file),
      ])
  }

  private static let mostReasons = 6
  private static let mostShapes = 12

  private static func shape(_ deployment: Deployment) -> String {
    guard deployment.count > 1 else { return deployment.scheme }
    return "\(deployment.scheme) \(deployment.count)× \(DeploymentText.shortLayout(deployment))"
  }

  private static func listed(_ shapes: [String]) -> String {
    let more = shapes.count - mostShapes
    return shapes.prefix(mostShapes).joined(separator: ", ") + (more > 0 ? ", \(more) more" : "")
  }
}
