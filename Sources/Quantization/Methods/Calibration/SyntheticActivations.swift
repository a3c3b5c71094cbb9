import Kernels
import Tensors

/// Invented activations with what makes real ones hard: inputs that go together, and a few that are far larger.
///
/// x = (z + ρ Σₖ fₖ lₖ) · c: z normal, four shared factors fₖ a token with loadings lₖ an input, and a scale c an input,
/// log-normal, twelve times larger for one input in 128. Real layers differ; results must be called synthetic.
package struct SyntheticActivations: ActivationSource {
  package let seed: UInt64
  /// As many as the published recipes' sequences hold after sampling; fewer than a wide layer's inputs, as there.
  package let tokenCount: Int

  private static let factors = 4
  private static let factorWeight: Float = 0.6
  private static let outlierShare: Float = 1 / 128
  private static let outlierScale: Float = 12
  private static let scaleSpread: Float = 0.4

  package init(seed: UInt64 = 0, tokenCount: Int = 512) {
    self.seed = seed
    self.tokenCount = max(1, tokenCount)
  }

  package var label: String { "synthetic activations, seed \(seed), \(tokenCount) tokens" }
  package var isSynthetic: Bool { true }

  package func activations(for tensor: TensorDescriptor) throws -> LayerActivations? {
    let columns = tensor.matrix.columns
    guard columns > 0 else { return nil }
    var key = SeededGenerator.mixed(seed &+ 0x9e37_79b9_7f4a_7c15)
    for byte in tensor.name.utf8 { key = SeededGenerator.mixed(key ^ UInt64(byte)) }
    let loadings = (0..<Self.factors).flatMap { Self.normal(key, row: UInt64($0), count: columns, stream: 1) }
    let scales = columnScales(key, count: columns)
    let values = [Float](unsafeUninitializedCapacity: tokenCount * columns) { values, size in
      for token in 0..<tokenCount {
        let line = UnsafeMutableBufferPointer(rebasing: values[token * columns..<(token + 1) * columns])
        row(token, key, loadings: loadings, scales: scales, into: line)
      }
      size = tokenCount * columns
    }
    return LayerActivations(
      label: label, isSynthetic: true, tokenCount: tokenCount, columnCount: columns, values: values)
  }

  /// One token's values. Wide layers have millions: arrays would be asked for their lengths at each.
  private func row(
    _ token: Int, _ key: UInt64, loadings: [Float], scales: [Float], into line: UnsafeMutableBufferPointer<Float>
  ) {
    let noise = Self.normal(key, row: UInt64(token), count: line.count, stream: 2)
    let factors = Self.normal(key, row: UInt64(token), count: Self.factors, stream: 3)
    noise.withUnsafeBufferPointer { noise in
      loadings.withUnsafeBufferPointer { loadings in
        scales.withUnsafeBufferPointer { scales in
          for column in 0..<line.count {
            var shared: Float = 0
            for factor in 0..<Self.factors { shared += factors[factor] * loadings[factor * line.count + column] }
            line[column] = (noise[column] + Self.factorWeight * shared) * scales[column]
          }
        }
      }
    }
  }

  private func columnScales(_ key: UInt64, count: Int) -> [Float] {
    var chooser = SeededGenerator(seed: key)
    return Self.normal(key, row: 0, count: count, stream: 4).map { normal in
      // (1 + x/64)⁶⁴ is close to eˣ and the same on every machine.
      var scale = max(0.01, 1 + Self.scaleSpread * normal / 64)
      for _ in 0..<6 { scale *= scale }
      let isOutlier = Float(chooser.next() >> 40) * 0x1p-24 < Self.outlierShare
      return scale * (isOutlier ? Self.outlierScale : 1)
    }
  }

  private static func normal(_ key: UInt64, row: UInt64, count: Int, stream: UInt64) -> [Float] {
    let draw = cq_synthetic(
      key: SeededGenerator.mixed(SeededGenerator.mixed(key ^ stream) &+ row &* 0x9e37_79b9_7f4a_7c15), scale: 1,
      tail_threshold: 0, tail_scale: 1, bfloat16: false)
    var values = [Float](repeating: 0, count: count)
    cq_synthetic_row(InstructionSet.best.level, draw, nil, 0, count, &values)
    return values
  }
}
