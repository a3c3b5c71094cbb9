/// What a model that denoises images computes: parts that each of its passes goes through, and how many passes an image
/// takes.
package struct Denoising: Codable, Sendable, Hashable {
  /// Steps from noise to an image, as the model's documentation takes them.
  package internal(set) var steps: Int
  /// Passes of a step: 2 where guidance compares one with the prompt and one without it.
  package let passesPerStep: Int
  /// The image that the parts' positions are of.
  package let imageSize: ImageSize
  /// Positions that such an image has in the first attention, by which images in a batch are counted.
  package let positions: Int
  package let parts: [DenoisingPart]
  /// What is loaded beside it and runs once an image.
  package let companions: [AuxiliaryWeights]

  package init(
    steps: Int, passesPerStep: Int = 1, imageSize: ImageSize = .usual, positions: Int, parts: [DenoisingPart],
    companions: [AuxiliaryWeights] = []
  ) {
    self.steps = steps
    self.passesPerStep = passesPerStep
    self.imageSize = imageSize
    self.positions = positions
    self.parts = parts
    self.companions = companions
  }

  /// Passes that an image takes.
  package var passes: Int { steps * passesPerStep }
  /// Parts in all, each as often as it occurs.
  package var layers: Int { parts.reduce(0) { $0 + $1.count } }
  /// Multiplications and additions of matrices in a pass over one image: 2 × rows × columns × positions.
  package var productOperations: Double { productOperations { _ in true } }
  /// Those of some classes of tensors.
  package func productOperations(of isWanted: (TensorClass) -> Bool) -> Double {
    parts.reduce(0) { $0 + $1.productOperations(of: isWanted) }
  }
  /// The same of attention: 4 × width × queries × keys.
  package var attentionOperations: Double { parts.reduce(0) { $0 + $1.attentionOperations } }

  /// All weights; the companions' are class `companion`, which no pass reads.
  func tensors(width: Int) -> [TensorGroup] {
    parts.flatMap(\.tensors)
      + companions.flatMap { TensorGroup.sum(.companion, $0.parameters, width: width, shareReadPerToken: 0) }
  }
}

/// A number of identical parts: a block of a transformer, a residual block of a U-net, what is before and after them.
package struct DenoisingPart: Codable, Sendable, Hashable {
  package let name: String
  package let count: Int
  package let matrices: [DenoisingMatrix]
  package let attention: [DenoisingAttention]
  /// Elements of norms and biases.
  package let vectors: Int

  package init(
    name: String, count: Int, matrices: [DenoisingMatrix], attention: [DenoisingAttention] = [], vectors: Int = 0
  ) {
    self.name = name
    self.count = count
    self.matrices = matrices
    self.attention = attention
    self.vectors = vectors
  }

  fileprivate func productOperations(of isWanted: (TensorClass) -> Bool) -> Double {
    let matrices = matrices.filter { isWanted($0.tensorClass) }
    return Double(count) * matrices.reduce(0) { $0 + 2 * Double($1.parameters) * Double($1.positions) }
  }

  fileprivate var attentionOperations: Double {
    Double(count) * attention.reduce(0) { $0 + 4 * Double($1.width) * Double($1.queries) * Double($1.keys) }
  }

  fileprivate var tensors: [TensorGroup] {
    matrices.map {
      TensorGroup($0.tensorClass, rows: $0.rows, columns: $0.columns, count: $0.count * count)
    } + [TensorGroup(.vector, rows: vectors, columns: 1, count: count)]
  }
}

/// Identical matrices of a part, or convolutions: outputs × (inputs × kernel).
package struct DenoisingMatrix: Codable, Sendable, Hashable {
  /// As what schemes cover it.
  package let tensorClass: TensorClass
  package let rows: Int
  package let columns: Int
  package let count: Int
  /// Positions that it is multiplied by in a pass over one image.
  package let positions: Int

  package init(_ tensorClass: TensorClass, rows: Int, columns: Int, count: Int = 1, positions: Int) {
    self.tensorClass = tensorClass
    self.rows = rows
    self.columns = columns
    self.count = count
    self.positions = positions
  }

  fileprivate var parameters: Int64 { saturatingProduct(rows, columns, count) }
}

/// One attention of a part.
package struct DenoisingAttention: Codable, Sendable, Hashable {
  /// Heads × their dimension.
  package let width: Int
  package let queries: Int
  package let keys: Int

  package init(width: Int, queries: Int, keys: Int) {
    self.width = width
    self.queries = queries
    self.keys = keys
  }
}
