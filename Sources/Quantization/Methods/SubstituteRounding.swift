import Tensors

/// A method that rounds to nearest, but in a format of its own for the one that was asked for.
protocol SubstituteRounding: QuantizationMethod {
  /// The format to round in; an error where it has none for that one.
  func substitute(for format: any Codec) throws(FormatError) -> any Codec
}

extension SubstituteRounding {
  package func streamingQuantizer(
    for format: any Codec, shape: MatrixShape, using instructions: InstructionSet
  ) throws(FormatError) -> (any Quantizer)? {
    try substitute(for: format).quantizer(for: shape, using: instructions)
  }

  package func quantize(_ layer: Layer, to format: any Codec) throws -> QuantizedLayer {
    try RoundToNearest().quantize(layer, to: substitute(for: format))
  }
}
