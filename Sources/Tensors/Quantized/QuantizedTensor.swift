/// A matrix of codes with scales as a checkpoint keeps it: (code - zero point) * scale.
struct QuantizedTensor: Sendable {
  /// Columns that the storage has; the tensor may be shaped otherwise where its blocks run over the flattened elements.
  let columns: Int
  let codes: StoredCodes<ByteSlice>
  let scales: ScaleGrid<ByteSlice>
  var zeros: ZeroPoints<ByteSlice>?
  /// The group of each column, where groups are not stretches of columns.
  var groupOfColumn: [Int32]?
  /// Groups in a row.
  let groups: Int
}
