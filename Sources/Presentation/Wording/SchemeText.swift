import Domain
import Quantities

/// How schemes are called where there is little room.
package enum SchemeText {
  /// The id, and of a mix what it rests on: `w4a16-g128+…`.
  package static func short(_ id: String) -> String {
    guard MixExpression.isMeant(by: id), let plus = id.firstIndex(of: "+") else { return id }
    return id[...plus] + "…"
  }
}

extension SchemeTable {
  /// "bf16 needs 4 GPUs": those that serve the load with the model as it was published, else the fewest on which it fits;
  /// empty when that is chosen.
  package func unquantizedNeed(of plan: Plan) -> String {
    let unquantized = ["bf16", "fp16", "fp32"].lazy.compactMap { id in rows.first { $0.scheme == id } }.first
    guard let row = unquantized, !row.isChosen else { return "" }
    guard let count = row.option.count else { return "\(row.scheme) fits on no number tried" }
    if plan.request.count == nil, let best = row.best, best.outcome != .doesNotFit, best.meetsTargets {
      return "\(row.scheme) needs \(NumberText.counted(best.deployment.count, "GPU"))"
    }
    return "\(row.scheme) fits on \(NumberText.counted(count, "GPU"))"
  }
}
