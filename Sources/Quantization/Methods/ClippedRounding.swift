import Domain
import Tensors

/// Rounds to nearest after each group's range is clipped to where it errs least, as compressed-tensors' observer does.
package struct ClippedRounding: QuantizationMethod {
  package init() {}

  package var id: String { "mse" }
  package var title: String { "round to nearest in ranges of least error" }

  package func streamingQuantizer(
    for format: any Codec, shape: MatrixShape, using instructions: InstructionSet
  ) throws(FormatError) -> (any Quantizer)? {
    try clipped(format).quantizer(for: shape, using: instructions)
  }

  package func quantize(_ layer: Layer, to format: any Codec) throws -> QuantizedLayer {
    try RoundToNearest().quantize(layer, to: clipped(format))
  }

  private func clipped(_ format: any Codec) throws(FormatError) -> IntegerCodec {
    guard let integer = format as? IntegerCodec,
      let clipped = IntegerCodec(bits: integer.bits, granularity: integer.granularity, clipsRange: true),
      integer.isSymmetric, !integer.usesBFloat16
    else {
      throw FormatError(
        format: id, expected: "symmetric integers with a scale for each group or channel", found: format.id,
        advice: "Name a format such as int4-g128")
    }
    return clipped
  }
}
