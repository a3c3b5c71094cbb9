import Tensors

/// GGUF's searches with an importance matrix: an error counts by the mean square of the input that it meets.
///
/// Types that search for no scales (Q8_0, MXFP4, NVFP4) come out as without one, as they do in llama.cpp.
package struct ImportanceMatrix: QuantizationMethod {
  package init() {}

  package var id: String { "imatrix" }
  package var aliases: [String] { ["importance-matrix"] }
  package var title: String { "GGUF scales by an importance matrix" }
  package var calibration: CalibrationNeed { .columnSecondMoments }

  package func quantize(_ layer: Layer, to format: any Codec) throws -> QuantizedLayer {
    guard let format = format as? GGUFCodec else {
      throw MethodError(
        method: id, expected: "a GGUF type", found: format.id,
        advice: "Choose one such as gguf-q4_k, or another method")
    }
    let means = try layer.activations(for: self).columns.meanSquares
    let quantizer = try GGUFCodec(format.type, importance: .columns(means))
      .quantizer(for: layer.shape, using: layer.work.instructions)
    return QuantizedLayer(layer.weights.withUnsafeBufferPointer(quantizer.encode))
  }
}
