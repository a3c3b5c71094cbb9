import Tensors

/// Quantizes one matrix, a stretch of its flattened elements at a time.
///
/// Stretches begin at a multiple of `blockElements` and end at one, or at the matrix's end. They may be measured in
/// any order and at the same time. Weights are finite.
package protocol Quantizer: Sendable {
  /// Elements that belong together: a row, a block of rows, a block of the flattened tensor, or the whole matrix.
  var blockElements: Int { get }
  /// Whether the whole matrix must be surveyed before any of it can be quantized.
  var needsSurvey: Bool { get }

  /// What one stretch adds to the survey.
  func survey(_ weights: UnsafeBufferPointer<Float>) -> Survey
  /// Takes in the surveys of all stretches, in the matrix's order.
  mutating func adopt(_ surveys: [Survey])

  /// The error of quantizing and dequantizing one stretch that begins at `offset`.
  func measure(_ weights: UnsafeBufferPointer<Float>, at offset: Int) -> ErrorSums
  /// Codes, scales and dequantized values of the whole matrix.
  func encode(_ weights: UnsafeBufferPointer<Float>) -> EncodedMatrix
}

extension Quantizer {
  package var needsSurvey: Bool { false }
  package func survey(_ weights: UnsafeBufferPointer<Float>) -> Survey { Survey() }
  package mutating func adopt(_ surveys: [Survey]) {}

  /// Surveys a matrix that is in memory as a whole, where that is needed.
  package mutating func surveyWhole(_ weights: UnsafeBufferPointer<Float>) {
    if needsSurvey { adopt([survey(weights)]) }
  }
}

/// What a format may need to know of a whole matrix.
package struct Survey: Sendable, Hashable {
  package var lowest: Float
  package var highest: Float
  /// The largest magnitude of each block.
  package var blockMaxima: [Float]
  /// For each group the cost of each range that a search tries.
  package var clipErrors: [Float]

  /// Σ |error| before each step of an iteration.
  package var stepErrors: [Double] = []

  package init(lowest: Float = 0, highest: Float = 0, blockMaxima: [Float] = [], clipErrors: [Float] = []) {
    self.lowest = lowest
    self.highest = highest
    self.blockMaxima = blockMaxima
    self.clipErrors = clipErrors
  }
}

/// A quantized matrix, as it would be stored before packing.
package struct EncodedMatrix: Sendable, Hashable {
  /// One stored array: its suffix (`codes`), type, shape and little-endian bytes.
  package struct Field: Sendable, Hashable {
    package let suffix: String
    package let elementType: ElementType
    package let shape: [Int]
    package let bytes: [UInt8]

    package init(suffix: String, elementType: ElementType, shape: [Int], bytes: [UInt8]) {
      self.suffix = suffix
      self.elementType = elementType
      self.shape = shape
      self.bytes = bytes
    }

    init(_ suffix: String, _ values: [Float], shape: [Int]) {
      self.init(
        suffix: suffix, elementType: .float32, shape: shape, bytes: values.withUnsafeBytes { Array($0) })
    }

    init(_ suffix: String, _ values: [Int8], shape: [Int]) {
      self.init(suffix: suffix, elementType: .int8, shape: shape, bytes: values.withUnsafeBytes { Array($0) })
    }
  }

  package let dequantized: [Float]
  /// Codes, scales, zero points: what the format has.
  package let fields: [Field]

  package init(dequantized: [Float], fields: [Field]) {
    self.dequantized = dequantized
    self.fields = fields
  }

  package func field(_ suffix: String) -> Field? { fields.first { $0.suffix == suffix } }
}
