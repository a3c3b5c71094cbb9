/// How much perplexity grows with error: increase ≈ α · t², α fitted on published pairs.
///
/// The linearity theorem (HIGGS, arXiv 2411.17525) says that perplexity grows linearly in Σ αₗ·t²ₗ for small errors.
package struct PerplexitySensitivity: Decodable, Sendable {
  package struct Row: Decodable, Sendable {
    package let model: String
    package let baseline: Double
    package let quantized: Double
    package let relativeSquaredError: Double
    package let source: String
  }
  /// The least, the median and the largest α of the rows.
  package let low: Double
  package let likely: Double
  package let high: Double
  package let basis: String
  package let rows: [Row]
}
