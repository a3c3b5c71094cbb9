import Tensors

/// Which weights share a scale.
package enum Granularity: Sendable, Hashable {
  /// All of the matrix.
  case tensor
  /// A row, which is an output channel.
  case channel
  /// So many neighbours of a row.
  case group(Int)

  /// The part of a format's id.
  package var suffix: String {
    switch self {
    case .tensor: "tensor"
    case .channel: "channel"
    case .group(let size): "g\(size)"
    }
  }

  /// For a format's title.
  package var words: String {
    switch self {
    case .tensor: "per tensor"
    case .channel: "per channel"
    case .group(let size): "groups of \(size)"
    }
  }

  /// Reads `tensor`, `channel` or `g128`.
  package init?(suffix: some StringProtocol) {
    switch suffix {
    case "tensor": self = .tensor
    case "channel": self = .channel
    default:
      guard suffix.first == "g", let size = Int(suffix.dropFirst()), size > 0 else { return nil }
      self = .group(size)
    }
  }

  /// Weights that share a scale in a matrix of that shape. A row shorter than the group is a group of its own; a longer
  /// one must divide into groups, as compressed-tensors demands.
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
    }
  }
}
