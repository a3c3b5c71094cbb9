import Domain
import Quantities

/// Checks that rule a deployment out before any number is computed, each with its reason in words.
package enum Feasibility {
  /// Why a scheme can't run on this hardware with this engine; nil when it can or nobody has said.
  package static func rejection(scheme: Scheme, accelerator: Accelerator, engine: Engine) -> String? {
    if let vendor = accelerator.vendor, !engine.vendors.contains(vendor) {
      return "\(engine.name) does not run on \(vendor) accelerators"
    }
    if !scheme.engines.contains(engine.id) {
      let reason = scheme.isMix && engine.mixing == nil ? ", nor is it known to mix weight formats in one model" : ""
      return "\(engine.name) \(engine.version) does not load \(scheme.name)\(reason)"
    }
    if accelerator.runs(scheme.nativeKernel) == false {
      guard let fallback = scheme.fallbackKernel else {
        return "\(accelerator.name) has no \(scheme.nativeKernel.rawValue) kernel"
      }
      if accelerator.runs(fallback) == false {
        return "\(accelerator.name) has neither \(scheme.nativeKernel.rawValue) nor \(fallback.rawValue) kernels"
      }
    }
    if let missing = scheme.otherKernels.first(where: { accelerator.runs($0) == false }) {
      return "\(accelerator.name) has no \(missing.rawValue) kernel, which some of the tensors need"
    }
    return nil
  }

  /// Why an engine can't load a model with its tensors stored this way; nil when it can.
  ///
  /// Query, key and value projections that run as one matrix must have one format, and so must a mixture's experts.
  package static func rejection(stored: StoredWeights, engine: Engine) -> String? {
    for classes in engine.mixing?.together ?? [] {
      let members = stored.groups.filter { classes.contains($0.group.tensorClass) && $0.group.columns > 1 }
      guard let first = members.first, let other = members.first(where: { $0.formats != first.formats }) else {
        continue
      }
      let names = [first, other].map { entry in
        "\([entry.group.tensorClass].label) at \(entry.formats.map(\.label).enumeration)"
      }
      return "\(engine.name) runs \(members.map(\.group.tensorClass).label) as one, so they can't have "
        + names.enumeration
    }
    return nil
  }

  /// Why a cache format can't be used here; nil when it can.
  package static func rejection(
    keyValueCache format: KeyValueCacheFormat, accelerator: Accelerator, engine: Engine
  ) -> String? {
    if !engine.keyValueCacheFormats.contains(format) {
      return "\(engine.name) has no \(format.rawValue) KV cache"
    }
    if format == .fp8, accelerator.runs(.float8KeyValueCache) == false {
      return "\(accelerator.name) has no FP8 KV cache kernel"
    }
    return nil
  }

  /// Why a model can't be split this way; nil when it can.
  package static func rejection(
    layout: Layout, profile: ModelProfile, stored: StoredWeights, accelerator: Accelerator, engine: Engine
  ) -> String? {
    if layout.tensorParallel > 1 {
      if !engine.parallelism.tensor { return "\(engine.name) has no tensor parallel" }
      if let node = accelerator.links.acceleratorsPerNode, layout.tensorParallel > max(node, 1) {
        return "tensor parallel \(layout.tensorParallel) would leave the node of \(node)"
      }
    }
    if layout.pipelineParallel > 1 {
      if !engine.parallelism.pipeline && !engine.parallelism.layerSplit {
        return "\(engine.name) has no pipeline parallel"
      }
      if layout.pipelineParallel > profile.layers {
        return "\(profile.layers) layers can't fill \(layout.pipelineParallel) stages"
      }
    }
    if layout.expertParallel && !engine.parallelism.expert { return "\(engine.name) has no expert parallel" }
    return divisibility(layout, stored: stored)
  }

  /// Heads, widths and quantization groups must divide by the tensor-parallel degree.
  private static func divisibility(_ layout: Layout, stored: StoredWeights) -> String? {
    let ranks = layout.tensorParallel
    guard ranks > 1 else { return nil }
    for entry in stored.groups {
      let group = entry.group
      switch group.split {
      case .units(let units) where units % ranks != 0:
        return "\(group.tensorClass.unitsName(units)) don't divide by \(ranks)"
      case .keyValueHeads(let heads) where heads % ranks != 0 && ranks % heads != 0:
        return "\(heads) KV heads don't divide by \(ranks)"
      case .experts where layout.expertParallel: continue
      case .experts where group.width % ranks != 0:
        return "experts \(NumberText.grouped(group.width)) wide don't divide by \(ranks)"
      default: break
      }
      if let reason = groupSize(entry, ranks: ranks) { return reason }
    }
    return nil
  }

  /// A matrix cut along its input features must be cut between quantization groups.
  private static func groupSize(_ entry: StoredWeights.Stored, ranks: Int) -> String? {
    let group = entry.group
    guard group.tensorClass.splitsColumns, group.split != .replicated, group.columns % ranks == 0 else { return nil }
    let slice = group.columns / ranks
    for allotment in entry.allotments {
      guard case .group(let size) = allotment.format.granularity, allotment.format.widthMultiple == nil,
        slice % size != 0, group.columns > size
      else { continue }
      return "groups of \(size) don't divide the \(NumberText.grouped(slice))-wide slices of tensor parallel \(ranks)"
    }
    return nil
  }
}

extension TensorClass {
  /// Output projections are cut along their input features; all others along their output features.
  var splitsColumns: Bool {
    switch self {
    case .attentionOutput, .feedForwardDown, .expertDown, .sharedExpertDown: true
    default: false
    }
  }

  fileprivate func unitsName(_ units: Int) -> String {
    switch self {
    case .attentionQuery, .attentionOutput, .latentUp: "\(units) query heads"
    case .recurrentProjection, .recurrentState: "\(units) recurrent heads"
    default: "feed-forward width \(NumberText.grouped(units))"
    }
  }
}

extension TensorGroup {
  /// The intermediate width of an expert matrix, whichever side it is on.
  fileprivate var width: Int { tensorClass == .expertDown ? columns : rows }
}
