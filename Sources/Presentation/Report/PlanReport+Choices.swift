import Domain
import Quantities
import StyledText

extension PlanReport {
  /// Schemes against accelerator counts.
  var schemes: [Line] {
    let table = SchemeTable(plan)
    guard !table.rows.isEmpty else { return [] }
    return [heading("Schemes")] + table.lines(width: width) + wrapped(Line("  " + SchemeTable.caption, .dim))
  }

  /// The best for answering fast beside the best for answering much.
  var modes: [Line] {
    let modes = [("Online", plan.recommendations.online), ("Offline", plan.recommendations.offline)]
    let lines = modes.flatMap { name, recommendation in
      recommendation.map { self.lines(mode: name, $0) } ?? []
    }
    return lines.isEmpty ? [] : [heading("Online and offline")] + lines
  }

  private func lines(mode: String, _ recommendation: Recommendation) -> [Line] {
    let performance = recommendation.performance
    let isThisPlan = recommendation.deployment == plan.deployment && performance == plan.performance
    if isThisPlan {
      return factLines([Fact(mode, DeploymentText.sentence(recommendation.deployment), note: "this plan")])
    }
    return factLines([
      Fact(mode, DeploymentText.sentence(recommendation.deployment)),
      Fact(
        "",
        "TTFT \(IntervalText.seconds(performance.timeToFirstTokenSeconds)), "
          + "TPOT \(IntervalText.seconds(performance.timePerOutputTokenSeconds))"),
      Fact(
        "",
        "\(IntervalText.rate(performance.outputTokensPerSecond, unit: "tokens/s")), "
          + "\(EconomicsText.perMillionTokens(recommendation.cost)) per million tokens"),
    ]) + recommendation.reasons.flatMap { note($0.words) }
  }

  /// What to change, what it brings, what it costs, and the flags that do it.
  var repairs: [Line] {
    guard !plan.repairs.isEmpty else { return [] }
    let title = plan.verdict.outcome == .doesNotFit ? "What would make it fit" : "What would improve it"
    return [heading(title)]
      + plan.repairs.flatMap { repair in
        bullet("\(repair.action.words): \(repair.effect.words); \(repair.cost.words)")
          + wrapped(Line("    \(RequestText.change(from: plan.request, to: repair.request))", .dim))
      }
  }

  /// Shapes that can't run here, each with its reason; like reasons are told once.
  var rejections: [Line] {
    guard !plan.rejected.isEmpty else { return [] }
    let groups = ReasonGroups(plan.rejected.map { (Self.shape($0.deployment), $0.reason) }).groups
    let lines = groups.prefix(Self.mostReasons).flatMap { group in
      bullet("\(group.reason) (\(Self.listed(group.subjects)))")
    }
    let more = groups.count - Self.mostReasons
    return [heading("Rejected")] + lines + (more > 0 ? note("and \(more) more reasons; --json lists all") : [])
  }

  private static func shape(_ deployment: Deployment) -> String {
    guard deployment.count > 1 else { return deployment.scheme }
    return "\(deployment.scheme) \(deployment.count)× \(DeploymentText.shortLayout(deployment))"
  }

  private static let mostReasons = 6
  private static let mostShapes = 12

  private static func listed(_ shapes: [String]) -> String {
    let more = shapes.count - mostShapes
    return shapes.prefix(mostShapes).joined(separator: ", ") + (more > 0 ? ", \(more) more" : "")
  }
}
