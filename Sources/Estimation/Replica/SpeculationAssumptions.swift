import Domain
import Quantities

/// What nobody says of speculative decoding: how many tokens are drafted, and how often one is kept.
package struct SpeculationAssumptions: Sendable {
  /// Tokens drafted for each that is certain.
  package let tokens: Int
  /// The chance that a drafted token is kept.
  package let acceptance: Interval
  /// Where the chance is from.
  package let source: String

  package static func of(_ method: Speculation.Method) -> SpeculationAssumptions {
    switch method {
    case .draft:
      // "Between 0.5 and 0.9" for approximations two orders of magnitude smaller; drafts of 3 to 5 tokens.
      SpeculationAssumptions(
        tokens: 4, acceptance: Interval(low: 0.5, likely: 0.7, high: 0.9),
        source: "Leviathan et al. 2022, arXiv 2211.17192")
    case .multiTokenPrediction:
      // One token each step, as the layer is trained for: "between 85% and 90% across various generation topics".
      SpeculationAssumptions(
        tokens: 1, acceptance: Interval(low: 0.85, likely: 0.875, high: 0.9),
        source: "DeepSeek-V3's report, arXiv 2412.19437")
    case .ngram:
      // A text that repeats nothing has no match; bigrams reach about 0.2; llama.cpp shows 0.58 and 0.70 of rewritten code.
      SpeculationAssumptions(
        tokens: 4, acceptance: Interval(low: 0, likely: 0.2, high: 0.7),
        source: "bigrams of arXiv 2211.17192; at most what llama.cpp's docs/speculative.md shows of repeated text")
    }
  }
}
