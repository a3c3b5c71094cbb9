import Domain
import Tensors

/// How the codes of a format are chosen: by rounding each weight, or by something cleverer.
///
/// A new method is a file with a conforming type and an entry in the catalog of methods; nothing else changes.
package protocol QuantizationMethod: Sendable {
  /// Lower case, unique: `gptq`.
  var id: String { get }
  /// Other names that mean exactly this method, among them those of other tools' test vectors.
  var aliases: [String] { get }
  /// What it does, in a few words for a table.
  var title: String { get }
  /// What it must know of the layer's inputs.
  var calibration: CalibrationNeed { get }

  /// The bits that a matrix takes, where the method changes them (pruning); else the format's own.
  func storage(of shape: MatrixShape, in format: any Codec) throws(FormatError) -> StorageSize

  /// What quantizes the matrix a stretch at a time, for methods that can; nil for those that need all of it in memory.
  func streamingQuantizer(
    for format: any Codec, shape: MatrixShape, using instructions: InstructionSet
  ) throws(FormatError) -> (any Quantizer)?

  /// Quantizes a whole layer.
  ///
  /// - Throws: `FormatError` where the format cannot hold the layer, `MethodError` where the method cannot fill the
  ///   format or lacks activations, `CancellationError`.
  func quantize(_ layer: Layer, to format: any Codec) throws -> QuantizedLayer
}

extension QuantizationMethod {
  package var aliases: [String] { [] }
  package var calibration: CalibrationNeed { .none }

  package func storage(of shape: MatrixShape, in format: any Codec) throws(FormatError) -> StorageSize {
    try format.storage(of: shape)
  }

  package func streamingQuantizer(
    for format: any Codec, shape: MatrixShape, using instructions: InstructionSet
  ) throws(FormatError) -> (any Quantizer)? { nil }
}

/// What a method must know of the activations that a layer sees.
package enum CalibrationNeed: String, Sendable, Hashable {
  case none
  /// Σ x² of each input: Wanda, importance matrices.
  case columnSecondMoments = "column second moments"
  /// max |x| or the range of each input: SmoothQuant.
  case columnRanges = "column ranges"
  /// Some tokens' activations, to compare outputs: AWQ, layer-wise tuning.
  case tokens = "a sample of tokens"
  /// XᵀX: GPTQ, SparseGPT.
  case hessian = "the full Hessian"
}

/// Why a method cannot quantize a layer.
package struct MethodError: Error, Sendable, Hashable, CustomStringConvertible {
  package let method: String
  package let expected: String
  package let found: String
  package let advice: String

  package var description: String { "\(method): expected \(expected), found \(found). \(advice)." }
}
