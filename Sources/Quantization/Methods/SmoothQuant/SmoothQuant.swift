import Domain
import Platform
import Tensors

/// Moves what is hard to round from activations to weights, then rounds both to eight bits.
///
/// s = aᵅ / w¹⁻ᵅ for each input, X is divided by it and W multiplied (Xiao et al., arXiv 2211.10438). Activations are
/// then rounded token by token to symmetric 8-bit integers, as they are when the model runs. What the layer before
/// does with the scales is not modelled: it only takes them in.
package struct SmoothQuant: ScalingStage {
  /// How a and w are measured.
  package enum Convention: String, Sendable, CaseIterable {
    /// llmcompressor's: a = max x − min x, w = 2 max |w|.
    case ranges = ""
    /// The authors': a = max |x|, w = max |w|.
    case magnitudes = "-mit"
    /// No scaling: what rounding both alone would cost.
    case none
  }

  package let convention: Convention
  /// α, in hundredths.
  package let strengthPercent: Int

  package static let all: [SmoothQuant] = [
    SmoothQuant(.none), SmoothQuant(.ranges), SmoothQuant(.ranges, strengthPercent: 80), SmoothQuant(.magnitudes),
    SmoothQuant(.magnitudes, strengthPercent: 80),
  ]

  package init(_ convention: Convention, strengthPercent: Int = 50) {
    self.convention = convention
    self.strengthPercent = strengthPercent
  }

  package var id: String {
    if convention == .none { return "w8a8" }
    return "smoothquant\(convention.rawValue)" + (strengthPercent == 50 ? "" : "-\(strengthPercent)")
  }

  package var aliases: [String] {
    let name =
      switch convention {
      case .none: "none"
      case .ranges: "llmc"
      case .magnitudes: "mit"
      }
    let strengths = convention == .none ? [50, 80] : [strengthPercent]
    return strengths.map { "smoothquant-\(name)-a0.\($0 / 10)" }
  }

  package var title: String {
    switch convention {
    case .none: "round activations to INT8 too"
    case .ranges: "SmoothQuant, α = 0.\(strengthPercent / 10)"
    case .magnitudes: "SmoothQuant by its authors' magnitudes, α = 0.\(strengthPercent / 10)"
    }
  }

  package var calibration: CalibrationNeed { .columnRanges }

  private static let floor: Float = 1e-5

  package func columnScales(of layer: Layer, for format: any Codec) throws -> [Float] {
    let columns = try layer.activations(for: self).columns
    let weights = Self.largestMagnitudes(of: layer)
    let strength = Float(strengthPercent) / 100
    func scale(_ activation: Float, _ weight: Float) -> Float {
      max(powf(activation, strength) / powf(weight, 1 - strength), Self.floor)
    }
    switch convention {
    case .none: return [Float](repeating: 1, count: layer.shape.columns)
    case .magnitudes:
      return zip(columns.largestMagnitudes, weights).map { scale(max($0, Self.floor), max($1, Self.floor)) }
    case .ranges:
      return weights.indices.map { column in
        let range = columns.highest[column] - columns.lowest[column]
        let weight = 2 * weights[column]
        // An input that nothing reads is scaled by its own range.
        return weight > 0 ? scale(range, weight) : max(range, Self.floor)
      }
    }
  }

  package func roundedActivations(of layer: Layer) throws -> [Float]? {
    guard let activations = layer.activations, let format = IntegerCodec(bits: 8, granularity: .channel) else {
      return nil
    }
    let shape = MatrixShape(rows: activations.tokenCount, columns: activations.columnCount)
    return try format.nearest(to: activations.values, shape: shape, using: layer.work.instructions).encoded.dequantized
  }

  package func quantize(_ layer: Layer, to format: any Codec) throws -> QuantizedLayer {
    _ = try layer.activations(for: self)
    return try MethodChain(scaling: [self]).quantize(layer, to: format)
  }

  /// max |w| of each column.
  private static func largestMagnitudes(of layer: Layer) -> [Float] {
    var largest = [Float](repeating: 0, count: layer.shape.columns)
    layer.weights.withUnsafeBufferPointer { weights in
      for start in stride(from: 0, to: weights.count, by: max(1, layer.shape.columns)) {
        for column in largest.indices { largest[column] = max(largest[column], weights[start + column].magnitude) }
      }
    }
    return largest
  }
}
