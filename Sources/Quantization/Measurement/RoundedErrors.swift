/// What rounding to nearest makes of every tensor under some schemes: what is known of those that a method's sample
/// leaves out.
struct RoundedErrors {
  /// By scheme, then by tensor.
  private var known: [String: [String: Double]] = [:]

  init(_ report: MeasurementRun.Report) {
    for row in report.results { known[row.scheme, default: [:]][row.tensor] = row.metrics.relativeSquaredError }
  }

  func error(of tensor: String, under scheme: String) -> Double? { known[scheme]?[tensor] }
}
