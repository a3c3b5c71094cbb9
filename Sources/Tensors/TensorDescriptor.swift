import Domain

/// What is known of a tensor before its elements are read.
package struct TensorDescriptor: Sendable, Hashable {
  package let name: String
  package let shape: [Int]
  package let elementType: ElementType
  /// Number of elements: the product of the shape, 1 for a scalar.
  package let elementCount: Int
  /// What the tensor does in the model, read from its name.
  package let tensorClass: TensorClass
  /// The tensors whose weights err as this one's do, read from its name.
  package let family: TensorFamily
  /// The transformer block it belongs to, or nil outside of blocks.
  package let layerIndex: Int?
  /// Whether it is outputs × inputs × a kernel's lengths rather than experts × outputs × inputs.
  package let isConvolution: Bool
  /// How a tensor that is quantized already lies in the file; `elementType` is then what it is read as.
  package let storage: QuantizedStorage?

  /// `elementCount` must be the product of `shape`; sources check it against overflow first.
  package init(
    name: String, shape: [Int], elementType: ElementType, elementCount: Int, storage: QuantizedStorage? = nil
  ) {
    self.init(
      name: name, shape: shape, elementType: elementType, elementCount: elementCount, storage: storage,
      identity: TensorIdentity(name: name, rank: shape.count))
  }

  /// - Parameter identity: what the name tells, where that is known.
  init(
    name: String, shape: [Int], elementType: ElementType, elementCount: Int, storage: QuantizedStorage? = nil,
    identity: TensorIdentity
  ) {
    self.name = name
    self.shape = shape
    self.elementType = elementType
    self.elementCount = elementCount
    self.storage = storage
    tensorClass = identity.tensorClass
    family = identity.family
    layerIndex = TensorIdentity.layerIndex(in: name)
    isConvolution = elementType.isFloatingPoint && TensorIdentity.isConvolution(name, shape)
  }

  /// Bytes that the elements take as stored.
  package var byteCount: Int { storage?.byteCount ?? elementCount * elementType.byteWidth }

  /// The tensor as a matrix whose rows run along an output's inputs: the last dimension of a linear layer, all but the
  /// first of a convolution.
  package var matrix: MatrixShape { isConvolution ? lines(of: elementCount / max(1, shape[0])) : lines }

  /// The tensor as lines along its last dimension, as scales of any tensor lie.
  var lines: MatrixShape { lines(of: shape.last ?? 1) }

  private func lines(of columns: Int) -> MatrixShape {
    MatrixShape(rows: columns == 0 ? 0 : elementCount / columns, columns: columns)
  }
}

/// The form of a tensor that was quantized before it was saved.
package struct QuantizedStorage: Sendable, Hashable {
  /// In a few words: `INT4 g128, pack-quantized`, `Q4_K`.
  package let label: String
  /// Bytes of codes, scales and zero points together.
  package let byteCount: Int
}

/// Rows (output channels) and columns (input features) of a weight matrix.
package struct MatrixShape: Sendable, Hashable {
  package let rows: Int
  package let columns: Int

  package init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  package var elementCount: Int { rows * columns }
}
