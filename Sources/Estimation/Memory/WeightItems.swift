import Domain
import Quantities

extension TensorClass {
  /// The line of the ledger that a class is counted in.
  fileprivate var line: WeightLine {
    switch self {
    case .embedding, .outputHead: .embeddingAndHead
    case .attentionQuery, .attentionKey, .attentionValue, .attentionOutput, .latentDown, .latentUp, .sparseIndexer:
      .attention
    case .feedForwardGate, .feedForwardUp, .feedForwardDown: .feedForward
    case .expertGate, .expertUp, .expertDown, .latentExpert: .experts
    case .sharedExpertGate, .sharedExpertUp, .sharedExpertDown: .sharedExperts
    case .recurrentProjection, .recurrentState: .recurrent
    case .visionTower, .audioTower, .projector: .encoders
    case .router, .vector, .multiTokenPrediction, .checkpointCopy, .other: .other
    }
  }
}

/// The lines that weights are counted in, in the ledger's order.
private enum WeightLine: Int, CaseIterable {
  case embeddingAndHead, attention, feedForward, experts, sharedExperts, recurrent, encoders, other

  var name: String {
    switch self {
    case .embeddingAndHead: "weights: embedding and head"
    case .attention: "weights: attention"
    case .feedForward: "weights: feed-forward"
    case .experts: "weights: experts"
    case .sharedExperts: "weights: shared experts"
    case .recurrent: "weights: recurrent mixers"
    case .encoders: "weights: encoders (vision, audio)"
    case .other: "weights: router, norms and other"
    }
  }
}

extension Replica {
  /// Weights on the fullest accelerator, line by line.
  func weightItems(_ words: Words) -> [MemoryLedger.Item] {
    var rank = [Double](repeating: 0, count: WeightLine.allCases.count)
    var whole = rank
    let residency = WeightResidency(self)
    for entry in stored.groups {
      let bytes = entry.bits / 8
      guard let resident = residency.resident(bytes, of: entry.group) else { continue }
      let line = entry.group.tensorClass.line.rawValue
      rank[line] += resident
      whole[line] += bytes
    }
    return WeightLine.allCases.compactMap { line in
      guard rank[line.rawValue] > 0 else { return nil }
      let basis = words(
        layout.count == 1
          ? "tensors × bits in \(stored.scheme.name)"
          : "\(NumberText.bytes(ByteCount(roundingUp: whole[line.rawValue]))) over \(layout.name)")
      return .init(
        name: line.name, category: .weights, bytes: ByteCount(roundingUp: rank[line.rawValue]), basis: basis)
    }
  }
}
