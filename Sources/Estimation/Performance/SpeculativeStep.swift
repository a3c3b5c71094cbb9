import Quantities

/// Decoding by draft and verification: one pass verifies the k drafted tokens of each sequence and the one before them.
///
/// A step of n sequences takes S = T((k + 1) · n) + k · D(n) and yields E tokens of each, so that a token takes S / E; T
/// and D are passes of the model and of what drafts. Tokens of prompts ride on the pass that verifies, and on one that
/// drafts: they take what these take longer with them. A part of the time with no sequence at all is one in which nothing
/// is drafted.
/// Ignores: that a prompt waits for the whole step it comes in rather than for a token's share, drafted tokens within the
/// budget of a pass, the time to sample and to look n-grams up.
struct SpeculativeStep: Sendable {
  let drafted: Double
  /// Tokens that a step yields of each sequence.
  let expected: Double

  init(_ speculator: Speculator) {
    drafted = Double(speculator.tokens)
    expected = Speculator.expected(tokens: speculator.tokens, acceptance: speculator.acceptance.likely)
  }

  /// A token's share of a step, and what prompts take.
  ///
  /// - Parameters:
  ///   - verify: a pass of the model over so many tokens of each sequence, of which so many are kept, and so many of
  ///     prompts.
  ///   - draft: seconds of a pass of what drafts, with so many tokens of prompts.
  func pass(
    decodes: Double, promptTokens: Double,
    verify: (_ width: Double, _ kept: Double, _ promptTokens: Double) -> StepModel.Pass,
    draft: (_ promptTokens: Double) -> Double
  ) -> StepModel.Pass {
    let share = min(decodes, 1)
    let kept = 1 + share * (expected - 1)
    let bare = verify(drafted + 1, kept, 0)
    let alone = draft(0)
    let step = (bare.seconds + share * drafted * alone) / kept
    guard promptTokens > 0 else { return StepModel.Pass(seconds: step, bound: bare.bound) }
    let full = verify(drafted + 1, kept, promptTokens)
    let prompts = full.seconds - bare.seconds + draft(promptTokens) - share * alone
    return StepModel.Pass(seconds: step + prompts, bound: full.bound)
  }
}
