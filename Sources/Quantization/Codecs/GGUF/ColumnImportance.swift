import Tensors

/// What an error in each column of a matrix counts: GGUF's "importance matrix".
package enum ColumnImportance: Sendable, Hashable {
  /// The mean square of what each input of the layer was, in some text.
  case columns([Float])
  /// A made-up importance that says nothing of any model, so that others' test vectors can be replayed.
  case example

  var suffix: String {
    switch self {
    case .columns: "imatrix"
    case .example: "example-imatrix"
    }
  }

  var words: String {
    switch self {
    case .columns: "with an importance matrix"
    case .example: "with the test vectors' made-up importance matrix"
    }
  }

  /// One value a column, not negative.
  func values(for shape: MatrixShape, format: String) throws(FormatError) -> [Float] {
    switch self {
    case .columns(let values):
      guard values.count == shape.columns, values.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
        throw FormatError(
          format: format, expected: "an importance of 0 or more for each of \(shape.columns) columns",
          found: "\(values.count) values", advice: "Take the importance matrix of this very layer")
      }
      return values
    case .example:
      return (0..<shape.columns).map { column in
        let share = Double((column * 2_654_435_761) % 1000) / 1000
        return Float(1 + 9 * (share * share))
      }
    }
  }
}
