import Domain
import Quantities

extension Assumption.PassedOver: Worded {
  /// "llama.cpp, since vLLM 0.33.0 needs compute capability 7.5 or later, and Tesla P40 has 6.1."
  package var words: String { "\(taken), since \(reason.words)." }
}

extension Assumption.Kept: Worded {
  /// "down_proj (10,944)".
  package var words: String { "\([tensorClass].label) (\(NumberText.grouped(width)))" }
}
