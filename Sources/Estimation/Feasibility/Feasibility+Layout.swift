import Domain

extension Feasibility {
  /// Why a model can't be split this way; nil when it can.
  package static func rejection(
    layout: Layout, profile: ModelProfile, stored: StoredWeights, on site: Site
  ) -> Rejection.Reason? {
    let engine = site.engine
    if let reason = joining(layout, on: site.accelerator) ?? hostMemory(layout, profile, stored, site) {
      return reason
    }
    if layout.tensorParallel > 1 {
      if !engine.parallelism.tensor { return .noTensorParallel(engine: engine.name) }
      // One process drives the devices of its own host only; others decide by what the network costs.
      if !engine.parallelism.pipeline, site.accelerator.links.leavesHost(layout.tensorParallel) {
        return .beyondNode(
          tensorParallel: layout.tensorParallel, accelerators: site.accelerator.links.acceleratorsPerNode ?? 1)
      }
    }
    if layout.pipelineParallel > 1 {
      if !engine.parallelism.pipeline && !engine.parallelism.layerSplit {
        return .noPipelineParallel(engine: engine.name)
      }
      if layout.pipelineParallel > profile.layers {
        return .tooFewLayers(layers: profile.layers, stages: layout.pipelineParallel)
      }
    }
    if layout.expertParallel && !engine.parallelism.expert { return .noExpertParallel(engine: engine.name) }
    if layout.dataParallel > 1 && !(layout.expertParallel && profile.expertsPerToken > 0) {
      return .nothingToShare(groups: layout.dataParallel)
    }
    if layout.expertParallel && profile.expertsPerToken == 0 { return .noExperts }
    return divisibility(layout, stored: stored)
  }

  /// Heads, widths and quantization groups must divide by the tensor-parallel degree.
  private static func divisibility(_ layout: Layout, stored: StoredWeights) -> Rejection.Reason? {
    let ranks = layout.tensorParallel
    guard ranks > 1 else { return merged(stored) }
    for entry in stored.groups {
      let group = entry.group
      switch group.split {
      case .units(let units) where units % ranks != 0:
        return .indivisible(group.tensorClass.part(units), ranks: ranks)
      case .keyValueHeads(let heads) where heads % ranks != 0 && ranks % heads != 0:
        return .indivisible(.keyValueHeads(heads), ranks: ranks)
      case .experts where layout.expertParallel: continue
      case .experts where group.width % ranks != 0:
        return .indivisible(.expertWidth(group.width), ranks: ranks)
      default: break
      }
      if let reason = groupSize(entry, ranks: ranks) ?? blockSize(entry, ranks: ranks) { return reason }
    }
    return nil
  }

  /// A matrix cut along its input features must be cut between quantization groups.
  private static func groupSize(_ entry: StoredWeights.Stored, ranks: Int) -> Rejection.Reason? {
    let group = entry.group
    guard group.tensorClass.splitsColumns, group.split != .replicated, group.columns % ranks == 0 else { return nil }
    let slice = group.columns / ranks
    for allotment in entry.allotments {
      guard case .group(let size) = allotment.format.granularity, allotment.format.widthMultiple == nil,
        slice % size != 0, group.columns > size
      else { continue }
      return .groupsCut(groupSize: size, slice: slice, ranks: ranks)
    }
    return nil
  }

  /// Gate and up projections run as one matrix, on one rank too: a block that reaches from one into the other has no
  /// scale (vLLM's validate_fp8_block_shape and Fp8MoEMethod.create_weights).
  private static func merged(_ stored: StoredWeights) -> Rejection.Reason? {
    let joined: [TensorClass] = [
      .feedForwardGate, .feedForwardUp, .expertGate, .expertUp, .sharedExpertGate, .sharedExpertUp,
    ]
    for entry in stored.groups where joined.contains(entry.group.tensorClass) {
      if let reason = blockSize(entry, ranks: 1) { return reason }
    }
    return nil
  }

  /// A matrix whose blocks share a scale must be cut between them, along either side.
  private static func blockSize(_ entry: StoredWeights.Stored, ranks: Int) -> Rejection.Reason? {
    let group = entry.group
    guard group.split != .replicated, group.columns > 1 else { return nil }
    for allotment in entry.allotments {
      guard case .block(let height, let width) = allotment.format.granularity else { continue }
      let size = group.tensorClass.splitsColumns ? width : height
      let slice = (group.tensorClass.splitsColumns ? group.columns : group.rows) / group.split.slices(ranks)
      if slice % size != 0 { return .blocksCut(size: size, slice: slice, ranks: ranks) }
    }
    return nil
  }
}

extension TensorSplit {
  /// Parts that so many ranks cut a matrix into: ranks beyond the key-value heads hold copies.
  fileprivate func slices(_ ranks: Int) -> Int {
    if case .keyValueHeads(let heads) = self { min(ranks, max(heads, 1)) } else { ranks }
  }
}

extension TensorClass {
  /// Output projections are cut along their input features; all others along their output features.
  fileprivate var splitsColumns: Bool {
    switch self {
    case .attentionOutput, .feedForwardDown, .expertDown, .sharedExpertDown: true
    default: false
    }
  }

  /// What a matrix of this class is divided into.
  fileprivate func part(_ units: Int) -> Rejection.Reason.Part {
    switch self {
    case .attentionQuery, .attentionOutput, .latentUp, .visionTower, .audioTower: .queryHeads(units)
    case .recurrentProjection, .recurrentState: .recurrentHeads(units)
    default: .feedForwardWidth(units)
    }
  }
}

extension TensorGroup {
  /// The intermediate width of an expert matrix, whichever side it is on.
  fileprivate var width: Int { tensorClass == .expertDown ? columns : rows }
}
