import Documents
import Domain
import Quantities
import Quantization
import StyledText
import Tensors

/// Which tensors err most under each scheme: by class and by depth, with their share of the whole error.
enum SensitivityTable {
  private static let depths = ["first third", "middle", "last third"]

  /// Nothing where there is only one stratum, which the summary already has.
  static func section(_ summary: MeasurementSummary) -> Section {
    let schemes = summary.schemes.filter { $0.strata.count { $0.relativeSquaredError != nil } > 1 }
    return Section(
      "Sensitivity: t² by class and depth, and the share of the model's error",
      schemes.isEmpty ? [] : [.table(table(schemes))])
  }

  /// The strata that were measured, with two columns for each scheme.
  private static func table(_ schemes: [MeasurementSummary.Scheme]) -> DocumentTable {
    let names = schemes.map { scheme in
      schemes.count { $0.scheme == scheme.scheme } > 1 ? "\(scheme.scheme) \(scheme.method)" : scheme.scheme
    }
    var table = DocumentTable(
      [.init("Class"), .init("Depth"), .init("Weights", .right)]
        + names.flatMap { [.init($0, .right), .init("Share", .right)] })
    table.repeats = DocumentTable.Repeats(fixed: 3, size: 2)
    // What the sample did not reach has nothing to show.
    let strata = schemes.flatMap(\.strata).filter { $0.relativeSquaredError != nil }
    var shown: [SamplingPlan.Stratum] = []
    for stratum in strata {
      let place = SamplingPlan.Stratum(tensorClass: stratum.tensorClass, depth: stratum.depth)
      if !shown.contains(place) { shown.append(place) }
    }
    for place in shown.sorted() {
      let weights = strata.first { $0.tensorClass == place.tensorClass && $0.depth == place.depth }?.parameterShare
      table.add(
        [
          Line(place.tensorClass.words), Line(place.depth.map { depths[$0] } ?? ""),
          Line(weights.map { NumberText.percent($0, 0) } ?? ""),
        ] + schemes.flatMap { cells($0, place) })
    }
    return table
  }

  private static func cells(_ scheme: MeasurementSummary.Scheme, _ place: SamplingPlan.Stratum) -> [Line] {
    let match = scheme.strata.first { $0.tensorClass == place.tensorClass && $0.depth == place.depth }
    guard let match, let error = match.relativeSquaredError?.likely else {
      return [Line(DocumentTable.unknown), Line(DocumentTable.unknown)]
    }
    let total = scheme.strata.reduce(0) { $0 + $1.parameterShare * ($1.relativeSquaredError?.likely ?? 0) }
    let share = total > 0 ? match.parameterShare * error / total : 0
    return [Line(NumberText.scientific(error)), Line(NumberText.percent(share, 0), .dim)]
  }
}

extension TensorFamily {
  /// For a table's cell: "feed-forward down".
  var words: String {
    switch self {
    case .outputHead: "output head"
    case .attentionQuery: "attention query"
    case .attentionKey: "attention key"
    case .attentionValue: "attention value"
    case .attentionFused: "attention fused"
    case .attentionOutput: "attention output"
    case .feedForwardGate: "feed-forward gate"
    case .feedForwardUp: "feed-forward up"
    case .feedForwardDown: "feed-forward down"
    case .stateSpace: "state space"
    case .embedding, .router, .vision, .norm, .bias, .other: rawValue
    }
  }
}
