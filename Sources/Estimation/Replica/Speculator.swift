import Domain
import Quantities

/// What drafts tokens beside a model, and how many of them the model keeps.
package final class Speculator: Sendable {
  package let method: Speculation.Method
  /// A model that drafts, or the layers that do, as they are stored; nil where nothing is computed.
  let drafter: (profile: ModelProfile, stored: StoredWeights)?
  /// Parameters of the model's own layers that draft; nil for a model.
  let ownParameters: Int64?
  /// Tokens drafted for each that is certain.
  package let tokens: Int
  /// The chance that a drafted token is kept where all before it were.
  package let acceptance: Interval

  init(
    _ method: Speculation.Method, drafter: (profile: ModelProfile, stored: StoredWeights)?, ownParameters: Int64? = nil,
    tokens: Int, acceptance: Interval
  ) {
    self.method = method
    self.drafter = drafter
    self.ownParameters = ownParameters
    self.tokens = tokens
    self.acceptance = acceptance
  }

  /// The model that drafts, as Hugging Face names it where it is there; nil where none does.
  package var draftName: String? {
    guard method == .draft, let model = drafter?.profile.model else { return nil }
    return model.huggingFaceID ?? model.id
  }

  /// Tokens that a step yields: 1 + a + … + aᵏ = (1 − aᵏ⁺¹) / (1 − a), as Leviathan et al. have it (arXiv 2211.17192).
  ///
  /// Ignores: that later tokens of a draft are accepted less often, and texts that differ.
  package static func expected(tokens: Int, acceptance: Double) -> Double {
    var (sum, power) = (1.0, 1.0)
    for _ in 0..<max(tokens, 0) {
      power *= min(max(acceptance, 0), 1)
      sum += power
    }
    return sum
  }

  /// The same where drafted tokens are kept so often.
  package func accepting(_ rate: Double) -> Speculator {
    Speculator(
      method, drafter: drafter, ownParameters: ownParameters, tokens: tokens, acceptance: Interval(exactly: rate))
  }
}

extension Speculator {
  /// Another model that drafts, stored as given.
  package static func draft(_ profile: ModelProfile, stored: StoredWeights) -> Speculator {
    let usual = SpeculationAssumptions.of(.draft)
    return Speculator(.draft, drafter: (profile, stored), tokens: usual.tokens, acceptance: usual.acceptance)
  }

  package static var ngram: Speculator {
    let usual = SpeculationAssumptions.of(.ngram)
    return Speculator(.ngram, drafter: nil, tokens: usual.tokens, acceptance: usual.acceptance)
  }

  /// The layers of a model that predict tokens after the next; nil where it has none.
  ///
  /// - Parameter layers: `ModelProfile.predicting`.
  package static func ownLayers(_ layers: ModelProfile, of model: ModelProfile, stored: StoredWeights) -> Speculator? {
    guard let own = model.architecture.multiTokenPrediction else { return nil }
    let usual = SpeculationAssumptions.of(.multiTokenPrediction)
    return Speculator(
      .multiTokenPrediction, drafter: (layers, stored), ownParameters: own.parameters, tokens: usual.tokens,
      acceptance: usual.acceptance)
  }
}

extension ModelProfile {
  /// The layer with which a model predicts the token after the next, with the head that it shares; nil without one.
  ///
  /// It is taken for one more of the model's last layers with attention, as in DeepSeek-V3 (arXiv 2412.19437, 2.2).
  /// Ignores: the projection before it, which joins its input with the token before.
  package var predicting: ModelProfile? {
    guard architecture.multiTokenPrediction != nil,
      let last = architecture.blocks.last(where: { $0.mixer.isAttention }) ?? architecture.blocks.last
    else { return nil }
    let layer = BlockGroup(count: 1, mixer: last.mixer, feedForward: last.feedForward, norms: last.norms)
    let one = ModelArchitecture(
      hiddenSize: architecture.hiddenSize, vocabularySize: architecture.vocabularySize,
      maximumPositions: architecture.maximumPositions, embeddings: architecture.embeddings, head: architecture.head,
      norm: architecture.norm, rotaryDimension: architecture.rotaryDimension, blocks: [layer])
    return ModelProfile(model, architecture: one)
  }
}

extension Mixer {
  fileprivate var isAttention: Bool {
    switch self {
    case .attention, .latentAttention, .compressedAttention: true
    case .recurrent, .linear, .none: false
    }
  }
}
