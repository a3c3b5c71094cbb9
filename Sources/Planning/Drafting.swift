import Domain
import Estimation

/// What drafts tokens for a model, as far as it doesn't depend on the model's scheme.
enum Drafting: Sendable {
  case ready(Speculator)
  /// Layers of the model itself, stored as it is.
  case layers(ModelProfile, of: ModelProfile)

  /// - Parameters:
  ///   - draft: the model that drafts, where one is named.
  ///   - unquantized: the scheme that stores a model unquantized here, as drafts are small.
  init(
    _ speculation: Speculation, of profile: ModelProfile, draft: Model?, site: Site,
    unquantized: (Model) -> Scheme?
  ) throws(PlanningError) {
    switch speculation {
    case .ngram: self = .ready(.ngram)
    case .multiTokenPrediction:
      guard let layers = profile.predicting else {
        throw .invalid(
          what: RequestField.speculative.name, found: speculation.text,
          expected: "a model that drafts, or ngram, as \(profile.model.name) has no multi-token-prediction layers")
      }
      self = .layers(layers, of: profile)
    case .draft(let name):
      let found: ModelProfile?
      do { found = try draft.map { draft throws(UnsizeableModel) in try ModelProfile(draft) } } catch {
        throw .unsizeable(model: error.model, reason: error.reason)
      }
      guard let draft, let found, let scheme = unquantized(draft), found.architecture.kind == .decoder else {
        throw .invalid(
          what: RequestField.speculative.name, found: name, expected: "a decoder that writes tokens, mtp, or ngram")
      }
      guard profile.sharesVocabulary(with: found) else {
        throw .invalid(
          what: RequestField.speculative.name,
          found: "\(name), which has a vocabulary of \(found.architecture.vocabularySize)",
          expected: "a model with the tokenizer of \(profile.model.name), whose vocabulary is "
            + "\(profile.architecture.vocabularySize), as its drafts are tokens of it")
      }
      let stored = StoredWeights(found, scheme: scheme, engine: site.engine, accelerator: site.accelerator)
      self = .ready(.draft(found, stored: stored))
    }
  }

  /// What drafts beside a model that is stored in some scheme.
  func speculator(_ scheme: Scheme, site: Site) -> Speculator? {
    switch self {
    case .ready(let speculator): return speculator
    case .layers(let layers, let profile):
      let stored = StoredWeights(layers, scheme: scheme, engine: site.engine, accelerator: site.accelerator)
      return .ownLayers(layers, of: profile, stored: stored)
    }
  }
}

extension ModelProfile {
  /// Rows by which embeddings of one tokenizer differ, as publishers pad them: llama.cpp allows as many.
  private static let vocabularyPadding = 128

  /// Whether the two may have the same tokenizer, by their sizes; of a typical model nobody knows it.
  fileprivate func sharesVocabulary(with other: ModelProfile) -> Bool {
    if [self, other].contains(where: { $0.model.origin?.isTypical ?? false }) { return true }
    let (mine, theirs) = (architecture.vocabularySize, other.architecture.vocabularySize)
    return abs(mine - theirs) <= Self.vocabularyPadding
  }
}
