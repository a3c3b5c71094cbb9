import Tensors

/// Integers with a float zero point that is searched for without activations: HQQ in the format's bits and groups.
package struct HalfQuadratic: QuantizationMethod {
  package init() {}

  package var id: String { "hqq" }
  package var title: String { "half-quadratic search of float zero points" }

  package func storage(of shape: MatrixShape, in format: any WeightFormat) throws(FormatError) -> StorageSize {
    try halfQuadratic(format).storage(of: shape)
  }

  package func streamingQuantizer(
    for format: any WeightFormat, shape: MatrixShape, using instructions: InstructionSet
  ) throws(FormatError) -> (any Quantizer)? {
    try halfQuadratic(format).quantizer(for: shape, using: instructions)
  }

  package func quantize(_ layer: Layer, to format: any WeightFormat) throws -> QuantizedLayer {
    try RoundToNearest().quantize(layer, to: halfQuadratic(format))
  }

  private func halfQuadratic(_ format: any WeightFormat) throws(FormatError) -> HQQFormat {
    if let format = format as? HQQFormat { return format }
    guard let integer = format as? IntegerFormat, case .group(let length) = integer.granularity,
      let format = HQQFormat.format(bits: integer.bits, groupLength: length)
    else {
      throw FormatError(
        format: id, expected: "integers in groups of 32, 64 or 128", found: format.id,
        advice: "Name a format such as int4-g64")
    }
    return format
  }
}
