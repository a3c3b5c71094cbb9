import Quantities

extension Assumption {
  /// How tokens are drafted, and how often the model keeps them.
  package struct Drafts: Sendable, Hashable {
    package let method: Speculation.Method
    /// The model that drafts; nil for the others.
    package let model: String?
    /// Drafted for each that is certain.
    package let tokens: Int
    /// The chance that a drafted token is kept.
    package let acceptance: Interval
    /// What a step yields of each sequence.
    package let tokensPerStep: Interval
    /// Where the chance is from.
    package let source: String
    /// LoRA adapters in memory, and their rank, which no speed counts.
    package let adapters: Int
    package let rank: Int

    package init(
      method: Speculation.Method, model: String?, tokens: Int, acceptance: Interval, tokensPerStep: Interval,
      source: String, adapters: Int, rank: Int
    ) {
      self.method = method
      self.model = model
      self.tokens = tokens
      self.acceptance = acceptance
      self.tokensPerStep = tokensPerStep
      self.source = source
      self.adapters = adapters
      self.rank = rank
    }
  }
}
