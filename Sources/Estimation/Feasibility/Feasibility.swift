import Domain

/// Checks that rule a deployment out before any number is computed; each gives the reason, or nil where all is well.
package enum Feasibility {
  /// Why a scheme can't run here; nil when it can or nobody has said.
  package static func rejection(scheme: Scheme, on site: Site) -> Rejection.Reason? {
    let engine = site.engine
    if let vendor = site.accelerator.vendor, !engine.vendors.contains(vendor) {
      return .otherVendor(engine: engine.name, vendor: vendor)
    }
    if site.accelerator.isMixed, engine.parallelism.unequalCards != true { return .unequalCards(engine: engine.name) }
    if let rule = engine.refusal(of: scheme, on: site.accelerator) {
      return .capability(
        .init(engine: engine, scheme: rule.schemes == nil ? nil : scheme.name, accelerator: site.accelerator, rule))
    }
    if !scheme.engines.contains(engine.id) {
      return .schemeNotLoaded(
        engine: engine.name, version: engine.version, scheme: scheme.name,
        isStrangerToMixes: scheme.isMix && engine.mixing == nil)
    }
    return missingKernel(scheme, on: site)
  }

  /// Why an engine can't run a model, however it is stored; nil when it can.
  package static func rejection(model: ModelProfile, engine: Engine) -> Rejection.Reason? {
    let kind = ServedKind(model.architecture.kind, model.model.modality)
    return engine.runs(kind) ? nil : .otherModels(engine: engine.name, kind)
  }

  private static func missingKernel(_ scheme: Scheme, on site: Site) -> Rejection.Reason? {
    let accelerator = site.accelerator
    if site.runs(scheme.nativeKernel) == false {
      guard let fallback = scheme.fallbackKernel else {
        return .noKernel(accelerator: accelerator.name, scheme.nativeKernel)
      }
      if site.runs(fallback) == false {
        return .noKernels(accelerator: accelerator.name, scheme.nativeKernel, fallback: fallback)
      }
    }
    return scheme.otherKernels.first { site.runs($0) == false }
      .map { .noKernelForSome(accelerator: accelerator.name, $0) }
  }

  /// Why an engine can't load a model with its tensors stored this way; nil when it can.
  ///
  /// Query, key and value projections that run as one matrix must have one format, and so must a mixture's experts.
  package static func rejection(stored: StoredWeights, engine: Engine) -> Rejection.Reason? {
    if stored.scheme.kind != .unquantized,
      !stored.groups.contains(where: { stored.scheme.covers($0.group.tensorClass) })
    {
      return .nothingCovered(scheme: stored.scheme.name)
    }
    if let reason = keptWide(stored) { return reason }
    for classes in engine.mixing?.together ?? [] {
      let members = stored.groups.filter { classes.contains($0.group.tensorClass) && $0.group.columns > 1 }
      guard let first = members.first, let other = members.first(where: { $0.formats != first.formats }) else {
        continue
      }
      return .fusedFormatsDiffer(
        engine: engine.name, classes: members.map(\.group.tensorClass), first.labelled, other.labelled)
    }
    return nil
  }

  /// A scheme most of whose tensors have no whole groups would leave the model as it is.
  private static func keptWide(_ stored: StoredWeights) -> Rejection.Reason? {
    let covered = stored.groups.filter { stored.scheme.covers($0.group.tensorClass) }
    let wide = covered.filter { $0.keptWideBy != nil }
    guard let largest = wide.max(by: { $0.group.parameters < $1.group.parameters }), let size = largest.keptWideBy
    else { return nil }
    func parameters(_ groups: [StoredWeights.Stored]) -> Double {
      groups.reduce(0) { $0 + Double($1.group.parameters) }
    }
    guard parameters(wide) > parameters(covered) / 2 else { return nil }
    return .groupsUnfilled(groupSize: size, width: largest.group.columns, share: parameters(wide) / parameters(covered))
  }

  /// Why an engine can't decode speculatively; nil when it can.
  package static func rejection(speculation: Speculation, on site: Site) -> Rejection.Reason? {
    let isKnown = site.engine.speculation?.methods.contains(speculation.method) ?? false
    return isKnown ? nil : .noSpeculation(engine: site.engine.name, method: speculation.method)
  }

  /// Why weights or caches can't be left in the host's memory; nil when they can.
  ///
  /// - Parameter isFoundAgain: whether later requests find anything in a cache.
  package static func rejection(
    offload: Offload, of profile: ModelProfile, on site: Site, isFoundAgain: Bool
  ) -> Rejection.Reason? {
    let accelerator = site.accelerator
    if accelerator.memory.isUnified || accelerator.deviceClass == .cpu {
      return .hostMemoryIsIts(accelerator: accelerator.name)
    }
    if offload == .experts, profile.mixtureLayers == 0 { return .noExperts }
    guard site.engine.offload?.flag(for: offload) != nil else {
      return .noOffload(engine: site.engine.name, offload)
    }
    if offload == .cache, profile.cacheLayers.isEmpty { return .noCache }
    return site.parksCaches && !isFoundAgain ? .nothingFoundAgain(engine: site.engine.name) : nil
  }

  /// Why a cache format can't be used here; nil when it can.
  package static func rejection(keyValueCache format: KeyValueCacheFormat, on site: Site) -> Rejection.Reason? {
    if !site.engine.keyValueCacheFormats.contains(format) {
      return .noCacheFormat(engine: site.engine.name, format: format)
    }
    if let kernel = format.kernel, site.runs(kernel) == false {
      return .noCacheKernel(accelerator: site.accelerator.name, format: format)
    }
    return nil
  }
}

extension StoredWeights.Stored {
  fileprivate var labelled: Rejection.Reason.StoredClass {
    .init(group.tensorClass, formats: formats.map(\.label))
  }
}
