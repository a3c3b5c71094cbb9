/// Why the weights that a request names give no errors.
package enum WeightsError: Error, Hashable, Sendable {
  /// A repository of a hub, which nobody downloads here.
  case remote(String)
  case unreadable(path: String, reason: String)
  /// Weights that could not be read to their end, in the reader's words.
  case damaged(String)
  /// A line of a file of measurements isn't a row; the text says why.
  case malformedLine(path: String, line: Int, String)
  /// A file of measurements without one that counts.
  case noRoundedRows(path: String, rows: Int)
  /// Weights of which nothing could be measured.
  case nothingMeasured(path: String, found: String)

  /// What happened, where, and what to do.
  package var message: String {
    switch self {
    case .remote(let name):
      "--weights: expected a path to local weights, found \(name); download them first"
    case .unreadable(let path, let reason): "can't read \(path): \(reason)"
    case .damaged(let reason): reason
    case .malformedLine(let path, let line, let problem):
      "\(path), line \(line) is not a measurement: \(problem); expected rows written by `quantplan measure --record`;"
        + " remove the line or measure again"
    case .noRoundedRows(let path, let rows):
      "\(path): expected measurements of weights rounded to nearest (method rtn) or of outputs of a calibrated method, "
        + "found none among \(rows); "
        + "make some with `quantplan measure --record`"
    case .nothingMeasured(let path, let found):
      "\(path): expected matrices of floats that can be measured, found \(found); name other weights"
    }
  }

  /// Whether the question itself was at fault rather than the data behind it.
  package var isUsage: Bool {
    if case .remote = self { true } else { false }
  }
}
