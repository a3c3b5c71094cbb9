import Domain

/// Which part of a stored model's weights is on the fullest accelerator of a replica.
struct WeightResidency {
  /// Where a tensor lives in a pipeline.
  enum Place { case blocks, first, last }

  private let layout: Layout
  /// The share of all blocks on the longest stage.
  private let stage: Double
  /// With several stages the embedding's and the head's differ: the less full of the two is not on this rank.
  private let skipped: Place?
  private let host: HostShare?

  init(_ replica: Replica) {
    layout = replica.layout
    stage = replica.stageShare
    skipped = Self.skippedEnd(replica.stored, layout: replica.layout)
    host = replica.host
  }

  /// Of so many bytes of a group those that are here; nil where its whole stage is elsewhere.
  func resident(_ bytes: Double, of group: TensorGroup) -> Double? {
    let place = group.tensorClass.place
    if place == skipped { return nil }
    let here = bytes * layout.share(of: group.split) * (place == .blocks ? stage : 1)
    return here * (1 - (host?.share(of: group.tensorClass) ?? 0))
  }

  private static func skippedEnd(_ stored: StoredWeights, layout: Layout) -> Place? {
    guard layout.pipelineParallel > 1 else { return nil }
    var ends = (first: 0.0, last: 0.0)
    for entry in stored.sizes {
      let bytes = entry.bytes * layout.share(of: entry.group.split)
      switch entry.group.tensorClass.place {
      case .first: ends.first += bytes
      case .last: ends.last += bytes
      case .blocks: break
      }
    }
    return ends.first >= ends.last ? .last : .first
  }
}

extension TensorClass {
  /// Embeddings and towers sit on the first stage, the head on the last, everything else in blocks.
  fileprivate var place: WeightResidency.Place {
    switch self {
    case .embedding, .visionTower, .audioTower, .projector, .companion: .first
    case .outputHead: .last
    default: .blocks
    }
  }
}

extension Replica {
  /// The share of each stored group's bytes that is on the fullest accelerator, in the order of the groups.
  package var residentShares: [Double] {
    let residency = WeightResidency(self)
    return stored.sizes.map { residency.resident(1, of: $0.group) ?? 0 }
  }
}
