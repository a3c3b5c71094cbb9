import Domain
import Quantities

/// Where a tensor lives in a pipeline.
enum StagePlace { case blocks, first, last }

extension TensorClass {
  /// Embeddings and towers sit on the first stage, the head on the last, everything else in blocks.
  var place: StagePlace {
    switch self {
    case .embedding, .visionTower, .audioTower, .projector: .first
    case .outputHead: .last
    default: .blocks
    }
  }

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

extension MemoryEstimate {
  /// The share of each stored group's bytes that is on the fullest accelerator, in the order of the groups.
  package var residentShares: [Double] {
    let stage = layout.stageShare(layers: profile.layers)
    let skipped = WeightItems.skippedEnd(stored, layout: layout)
    return stored.groups.map { entry in
      let place = entry.group.tensorClass.place
      if place == skipped { return 0 }
      return layout.share(of: entry.group.split) * (place == .blocks ? stage : 1)
    }
  }
}

/// Weights on the fullest accelerator of a replica.
struct WeightItems {
  let items: [MemoryLedger.Item]

  init(_ stored: StoredWeights, profile: ModelProfile, layout: Layout, _ words: Words) {
    let stage = layout.stageShare(layers: profile.layers)
    var rank = [Double](repeating: 0, count: WeightLine.allCases.count)
    var whole = rank
    let skipped = Self.skippedEnd(stored, layout: layout)
    for entry in stored.groups {
      let place = entry.group.tensorClass.place
      if place == skipped { continue }
      let bytes = entry.bits / 8
      let line = entry.group.tensorClass.line.rawValue
      rank[line] += bytes * layout.share(of: entry.group.split) * (place == .blocks ? stage : 1)
      whole[line] += bytes
    }
    items = WeightLine.allCases.compactMap { line in
      guard rank[line.rawValue] > 0 else { return nil }
      let basis = words(
        layout.count == 1
          ? "tensors × bits in \(stored.scheme.name)"
          : "\(NumberText.bytes(ByteCount(roundingUp: whole[line.rawValue]))) over \(layout.name)")
      return .init(
        name: line.name, category: .weights, bytes: ByteCount(roundingUp: rank[line.rawValue]), basis: basis)
    }
  }

  /// With several stages the embedding's and the head's differ: the less full of the two is not on this rank.
  fileprivate static func skippedEnd(_ stored: StoredWeights, layout: Layout) -> StagePlace? {
    guard layout.pipelineParallel > 1 else { return nil }
    var ends = (first: 0.0, last: 0.0)
    for entry in stored.groups {
      let bytes = entry.bits / 8 * layout.share(of: entry.group.split)
      switch entry.group.tensorClass.place {
      case .first: ends.first += bytes
      case .last: ends.last += bytes
      case .blocks: break
      }
    }
    return ends.first >= ends.last ? .last : .first
  }
}
