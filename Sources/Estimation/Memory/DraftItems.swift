import Domain
import Quantities

extension Replica {
  /// What drafts, as a replica of its own on the ranks of a stage, all of it on accelerators, as engines offload the model
  /// alone; nil where nothing drafts that is computed.
  var draft: Replica? {
    guard let drafter = speculator?.drafter else { return nil }
    return Replica(
      profile: drafter.profile, stored: drafter.stored,
      layout: Layout(
        tensorParallel: layout.tensorParallel, dataParallel: layout.dataParallel, expertParallel: layout.expertParallel),
      site: site.withoutOffload, keyValueCache: keyValueCache, sequenceLimit: sequenceLimit)
  }

  /// Weights of what drafts, on the fullest accelerator.
  ///
  /// A model's own layers are as many parameters as its catalog entry tells, spread and stored as one of its layers is.
  var draftWeights: MemoryLedger.Item? {
    guard let draft else { return nil }
    let scheme = draft.stored.scheme.name
    guard let parameters = speculator?.ownParameters else {
      let basis = MemoryLedger.Basis.draft(model: draft.profile.model.name, scheme: scheme)
      return MemoryLedger.Item(.draftWeights, bytes: MemoryLedger.total(draft.weightItems), basis: basis)
    }
    let layer = draft.weightItems.filter { $0.kind.fact != .embeddingAndHead }
    let counted = draft.profile.tensors.filter { !$0.tensorClass.isVocabulary }.reduce(0) { $0 + $1.parameters }
    let share = Double(parameters) / Double(max(counted, 1))
    return MemoryLedger.Item(
      .draftWeights, bytes: ByteCount(roundingUp: Double(MemoryLedger.total(layer).bytes) * share),
      basis: .predictionLayers(parameters: parameters, scheme: scheme))
  }

  /// The cache of what drafts, for the same sequences.
  func draftCache(_ load: CacheLoad) -> MemoryLedger.Item? {
    guard let draft else { return nil }
    let cache = draft.cache
    let bytes = cache.bytes(of: load, layout: draft.layout, windows: site.engine.memory.exploitsWindows)
    let each = cache.resident(draft.layout)
    return MemoryLedger.Item(
      .draftKeyValueCache, bytes: ByteCount(roundingUp: bytes),
      basis: .cache(
        sequences: load.sequences, contextTokens: load.contextTokens, shared: load.sharedTokens, keyValueCache,
        bytesPerToken: each.token, bytesPerSequence: each.sequence, draft.windows))
  }

  /// Bytes that one sequence holds on the fullest rank, in the cache and in that of what drafts.
  func sequenceBytes(tokens: Int) -> Double {
    let windows = site.engine.memory.exploitsWindows
    return cache.bytesPerSequence(tokens: tokens, layout: layout, windows: windows)
      + (draft.map { $0.cache.bytesPerSequence(tokens: tokens, layout: $0.layout, windows: windows) } ?? 0)
  }

  /// Of those, bytes at its beginning that another sequence needn't hold again.
  func sharedBytes(tokens: Int) -> Double {
    let windows = site.engine.memory.exploitsWindows
    return cache.sharedBytes(tokens: tokens, layout: layout, windows: windows)
      + (draft.map { $0.cache.sharedBytes(tokens: tokens, layout: $0.layout, windows: windows) } ?? 0)
  }
}

extension TensorClass {
  fileprivate var isVocabulary: Bool { self == .embedding || self == .outputHead }
}
