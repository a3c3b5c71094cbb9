import Domain
import Quantities

extension TensorClass {
  /// The item of the ledger that a class is counted in.
  fileprivate var ledgerKind: MemoryLedger.Kind {
    switch self {
    case .embedding, .outputHead: .embeddingAndHead
    case .attentionQuery, .attentionKey, .attentionValue, .attentionOutput, .latentDown, .latentUp, .sparseIndexer:
      .attention
    case .feedForwardGate, .feedForwardUp, .feedForwardDown: .feedForward
    case .expertGate, .expertUp, .expertDown, .latentExpert: .experts
    case .sharedExpertGate, .sharedExpertUp, .sharedExpertDown: .sharedExperts
    case .recurrentProjection, .recurrentState: .recurrentMixers
    case .visionTower, .audioTower, .projector: .encoders
    case .companion: .companions
    case .router, .vector, .multiTokenPrediction, .checkpointCopy, .other: .otherWeights
    }
  }
}

extension Replica {
  /// Weights on the fullest accelerator, item by item.
  var weightItems: [MemoryLedger.Item] {
    let kinds = MemoryLedger.Kind.weights
    var rank = [Double](repeating: 0, count: kinds.count)
    var whole = rank
    let residency = WeightResidency(self)
    for entry in stored.sizes {
      guard let resident = residency.resident(entry.bytes, of: entry.group) else { continue }
      let place = entry.group.tensorClass.ledgerKind.rawValue
      rank[place] += resident
      whole[place] += entry.bytes
    }
    return kinds.compactMap { kind in
      let bytes = rank[kind.rawValue]
      guard bytes > 0 else { return nil }
      return .init(
        kind, bytes: ByteCount(roundingUp: bytes),
        basis: basis(ByteCount(roundingUp: whole[kind.rawValue])))
    }
  }

  private func basis(_ whole: ByteCount) -> MemoryLedger.Basis {
    if let offload = site.offload, offload != .cache, host != nil { return .beside(offload, of: whole) }
    return layout.count == 1 ? .tensors(scheme: stored.scheme.name) : .spread(whole, over: layout)
  }
}
