/// What rounding to nearest makes of every tensor under some schemes: what is known of those that a method's sample
/// leaves out.
struct RoundedErrors {
  /// By scheme, then by tensor.
  private var known: [String: [String: Double]] = [:]
  private var first: [String: Double] = [:]
  /// Weights that are NaN or infinite, by tensor.
  private(set) var notFinite: [String: Int] = [:]

  init(_ report: MeasurementRun.Report) {
    for row in report.results {
      known[row.scheme, default: [:]][row.tensor] = row.metrics.relativeSquaredError
      notFinite[row.tensor] = row.notFiniteCount
      first[row.tensor] = first[row.tensor] ?? row.metrics.relativeSquaredError
    }
  }

  /// Under the first scheme that tells, by which tensors are known that err far more than others.
  func error(of tensor: String) -> Double? { first[tensor] }

  func error(of tensor: String, under scheme: String) -> Double? { known[scheme]?[tensor] }
}
