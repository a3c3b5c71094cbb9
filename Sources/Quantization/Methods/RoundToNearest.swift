import Tensors

/// Each weight to the nearest value of the format, with scales from the range of the weights.
package struct RoundToNearest: QuantizationMethod {
  package init() {}

  package var id: String { "rtn" }
  package var title: String { "round to nearest" }

  package func streamingQuantizer(
    for format: any Codec, shape: MatrixShape, using instructions: InstructionSet
  ) throws(FormatError) -> (any Quantizer)? {
    try format.quantizer(for: shape, using: instructions)
  }

  package func quantize(_ layer: Layer, to format: any Codec) throws -> QuantizedLayer {
    if let format = format as? any GridCodec {
      let nearest = try format.nearest(to: layer.weights, shape: layer.shape, using: layer.work.instructions)
      return QuantizedLayer(nearest.encoded, grid: nearest.grid)
    }
    var quantizer = try format.quantizer(for: layer.shape, using: layer.work.instructions)
    return QuantizedLayer(
      layer.weights.withUnsafeBufferPointer { buffer in
        quantizer.surveyWhole(buffer)
        return quantizer.encode(buffer)
      })
  }
}
