import Domain
import Tensors

extension Granularity {
  /// The part of a codec's id.
  package var suffix: String { names.suffix }

  /// For a codec's title.
  package var words: String { names.words }

  private var names: (suffix: String, words: String) {
    switch self {
    case .tensor: ("tensor", "per tensor")
    case .channel: ("channel", "per channel")
    case .group(let size): ("g\(size)", "groups of \(size)")
    case .flat(let size): ("flat\(size)", "blocks of \(size)")
    case .block(let rows, let columns):
      (rows == columns ? "block\(rows)" : "block\(rows)x\(columns)", "tiles of \(rows)×\(columns)")
    }
  }

  /// Neighbours of a row that share a scale. A row shorter than the group is a group of its own; a longer one must
  /// divide into groups, as compressed-tensors demands.
  func groupLength(in shape: MatrixShape, format: String) throws(FormatError) -> Int {
    switch self {
    case .tensor, .channel: return max(1, shape.columns)
    case .group(let size):
      if shape.columns < size { return max(1, shape.columns) }
      guard shape.columns % size == 0 else {
        throw FormatError(
          format: format, expected: "a row length that \(size) divides", found: "\(shape.columns) columns",
          advice: "Choose a group size that divides the row, or one scale per channel")
      }
      return size
    case .flat(let size): return size
    case .block(_, let columns): return columns
    }
  }

  /// How many rows and columns share a scale; more than the matrix has count as all.
  func groupShape(in shape: MatrixShape, format: String) throws(FormatError) -> MatrixShape {
    let length = try groupLength(in: shape, format: format)
    return switch self {
    case .tensor: MatrixShape(rows: max(1, shape.rows), columns: length)
    case .block(let rows, _): MatrixShape(rows: rows, columns: length)
    case .channel, .group, .flat: MatrixShape(rows: 1, columns: length)
    }
  }
}
