import Domain
import Tensors

/// Which weights pruning may take, and what the rest then take to store.
package enum SparsityPattern: Sendable, Hashable {
  /// Any weights, this percentage of them.
  case unstructured(percent: Int)
  /// Of each 2, 4 or 8 neighbours of a row this many stay: 2 of 4. What is left over at a row's end stays.
  case blocks(kept: Int, of: Int)
  /// Whole inputs of the layer, this percentage of them.
  case columns(percent: Int)

  /// Reads `50` (or `unstructured50`, as test vectors have it), `2of4` or `2:4`.
  package init?(suffix: some StringProtocol) {
    let suffix = String(suffix).replacing("unstructured", with: "")
    if let percent = Int(suffix), (0...100).contains(percent) {
      self = .unstructured(percent: percent)
      return
    }
    let parts = suffix.replacing("of", with: ":").split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let kept = Int(parts[0]), let length = Int(parts[1]) else { return nil }
    guard [2, 4, 8].contains(length), (0...length).contains(kept) else { return nil }
    self = .blocks(kept: kept, of: length)
  }

  /// The part of a method's id.
  package var suffix: String {
    switch self {
    case .unstructured(let percent), .columns(let percent): "\(percent)"
    case .blocks(let kept, let length): "\(kept)of\(length)"
    }
  }

  /// For a method's title.
  package var words: String {
    switch self {
    case .unstructured(let percent): "\(percent) % of the weights"
    case .blocks(let kept, let length): "all but \(kept) of each \(length) weights"
    case .columns(let percent): "\(percent) % of the inputs"
    }
  }

  /// The share of weights that go.
  package var sparsity: Double {
    switch self {
    case .unstructured(let percent), .columns(let percent): Double(percent) / 100
    case .blocks(let kept, let length): 1 - Double(kept) / Double(length)
    }
  }

  /// How many of so many weights, neighbours in a row, or inputs go: the share, rounded down.
  func removed(of count: Int) -> Int {
    switch self {
    case .unstructured(let percent), .columns(let percent): count * percent / 100
    case .blocks(let kept, let length): count / length * (length - kept)
    }
  }

  /// What is stored of a pruned matrix: codes of the weights that stay and one bit a weight that says which they are.
  ///
  /// That bit is the bitmask of unstructured sparsity, and as much as the two-bit index of each weight that 2:4 keeps.
  /// Where this takes more than all codes do, or the format's blocks cannot leave weights out (GGUF), all are stored.
  /// Without whole inputs the matrix is merely narrower: every part shrinks alike.
  func storage(of shape: MatrixShape, dense: StorageSize, in format: any Codec) -> StorageSize {
    let count = shape.elementCount
    if case .columns = self {
      let columns = shape.columns - removed(of: shape.columns)
      func part(_ bits: Int) -> Int { shape.columns == 0 ? 0 : (bits * columns + shape.columns - 1) / shape.columns }
      return StorageSize(
        codeBits: part(dense.codeBits), scaleBits: part(dense.scaleBits), zeroPointBits: part(dense.zeroPointBits))
    }
    guard count > 0, !(format is GGUFCodec) else { return dense }
    let kept =
      switch self {
      case .blocks: count - shape.rows * removed(of: shape.columns)
      case .unstructured, .columns: count - removed(of: count)
      }
    let sparse = (dense.codeBits * kept + count - 1) / count + count
    return sparse < dense.codeBits
      ? StorageSize(codeBits: sparse, scaleBits: dense.scaleBits, zeroPointBits: dense.zeroPointBits) : dense
  }
}
