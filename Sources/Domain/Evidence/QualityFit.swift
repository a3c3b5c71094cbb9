/// What published accuracies say of losses by quantization: each is the scheme's effect times the model's sensitivity.
///
/// Fitted by `scripts/fit-quality.py`. Perplexity grows linearly in squared errors while they are small (HIGGS, arXiv
/// 2411.17525), so that models differ by a factor; the exponent tells how far published rows stray from that.
package struct QualityFit: Decodable, Sendable {
  /// ln(perplexity / the original's) = `factor` · t²^`exponent` · sensitivity, where no row tells a scheme's effect.
  package struct Perplexity: Decodable, Sendable {
    package let factor: Double
    package let exponent: Double
    /// t² that activations in 8-bit integers add to that of weights; other formats add as much as they have in weights.
    package let int8Activations: Double
    /// Standard deviations of logarithms: of schemes around that law, of models, of who made a file.
    package let schemeSpread: Double
    package let modelSpread: Double
    package let rowSpread: Double
    /// Of one published figure, absolute.
    package let noise: Double
    /// How much wider ranges are than spreads say, so that they hold 80 % of models and families that were left out.
    package let widening: Double
  }

  /// 1 − accuracy kept = loss of the scheme · sensitivity^`sensitivityExponent` · (parameters / reference)^−`sizeExponent`.
  package struct Recovery: Decodable, Sendable {
    /// A scheme's loss over its effect on perplexity, where no row tells it.
    package let lossOverPerplexity: Double
    package let sizeExponent: Double
    package let referenceParameters: Double
    package let sensitivityExponent: Double
    package let schemeSpread: Double
    package let rowSpread: Double
    /// Of an average over a suite of benchmarks, and of a single one, absolute.
    package let noise: Double
    package let benchmarkNoise: Double
    package let widening: Double
  }

  /// How much models of some families lose, over a typical model.
  package struct FamilySensitivity: Decodable, Sendable {
    package let families: [String]
    package let sensitivity: Double
    package let spread: Double
    package let rows: Int
  }

  package struct ModelSensitivity: Decodable, Sendable {
    package let model: String
    package let sensitivity: Double
    package let spread: Double
    package let rows: Int
  }

  /// What a scheme costs a typical model: the logarithm of the ratio of perplexities, and the share of accuracy lost.
  package struct SchemeEffect: Decodable, Sendable {
    package let scheme: String
    /// t² of its weights when they were fitted; nil where the laboratory measures none.
    package let relativeSquaredError: Double?
    package let effect: Double
    package let effectSpread: Double
    /// Published perplexities of it.
    package let perplexities: Int
    package let loss: Double
    package let lossSpread: Double
    /// Published accuracies of it.
    package let recoveries: Int
  }

  package let basis: String
  package let perplexity: Perplexity
  package let recovery: Recovery
  package let families: [FamilySensitivity]
  package let models: [ModelSensitivity]
  package let schemes: [SchemeEffect]

  package func scheme(_ id: String) -> SchemeEffect? { schemes.first { $0.scheme == id } }
}
