import Domain
import Estimation
import Quantities

extension Explanation {
  /// What was assumed because nobody said otherwise, each beside its value.
  ///
  /// - Parameter others: what the plan tells of beside what was chosen.
  func assumptions(besides others: [Candidate] = []) -> [Statement<Assumption>] {
    corrections(others)
      + [
        modelFile, storedCheckpoint, load, trace, lengths, images, denoising, prefix, sequenceLimit,
        quantizedCheckpoint,
        keptWide, windows, release, passedOver, borrowed, flags, nominalMemory,
        resources.accelerator.typical.map { .typicalRates(accelerator: resources.accelerator.name, $0) }, network,
        offload,
        chosen.cost.basis.fact.map { .price($0) }, pricesElsewhere, leftOut,
        largestFleet.map { .largestFleet(accelerators: $0) }, notSimulated, shared, training, day, start,
      ].compactMap { $0.map { .fact($0) } }
  }

  /// The measurements of the user's own that correct what the plan tells.
  private func corrections(_ others: [Candidate]) -> [Statement<Assumption>] {
    ([chosen] + others).compactMap { $0.corrected.map { .fact(.corrected($0.correction)) } }
  }

  private var modelFile: Assumption? {
    resources.profile.model.origin.flatMap { $0.isCertain ? nil : .modelFile($0) }
  }

  /// What the user's quantized checkpoint is, and whether the plan keeps it.
  private var storedCheckpoint: Assumption? {
    guard let checkpoint = resources.profile.model.checkpoint else { return publishedForm }
    guard let own = resources.scheme(checkpoint.scheme) else { return nil }
    let fact = Assumption.StoredCheckpoint(
      scheme: own.id, label: checkpoint.label, file: checkpoint.source, wide: checkpoint.wide(in: own),
      keyValueCache: checkpoint.keyValueCache, takesCache: chosen.deployment.keyValueCache == checkpoint.keyValueCache)
    return chosen.scheme.id == own.id ? .storedCheckpoint(fact) : .requantized(fact)
  }

  /// That the catalogs' model is published quantized otherwise: whoever takes another scheme makes it from that.
  private var publishedForm: Assumption? {
    let model = resources.profile.model
    guard let id = resources.profile.publishedSchemeID, let own = resources.scheme(id), chosen.scheme.id != id,
      chosen.scheme.kind != .unquantized
    else { return nil }
    return .requantized(
      Assumption.StoredCheckpoint(
        scheme: id, label: own.name, file: model.huggingFaceID ?? model.id, wide: [], keyValueCache: nil,
        takesCache: false))
  }

  /// Nothing is left out where a scheme was asked for.
  private var leftOut: Assumption? {
    let others = objections.filter { $0.scheme != chosen.scheme.id }
    return request.scheme == nil && !others.isEmpty ? .leftOut(others) : nil
  }

  private var shared: Assumption {
    if let speculator = chosen.replica.speculator { return speculation(speculator) }
    if request.adapters > 0 { return .adapters(request.adapters, rank: request.adapterRank) }
    return prefix == nil ? .nothingShared : .nothingElseShared
  }

  private func speculation(_ speculator: Speculator) -> Assumption {
    let usual = SpeculationAssumptions.of(speculator.method)
    return .speculation(
      Assumption.Drafts(
        method: speculator.method, model: speculator.draftName, tokens: speculator.tokens,
        acceptance: speculator.acceptance,
        tokensPerStep: speculator.acceptance.map {
          Speculator.expected(tokens: speculator.tokens, acceptance: $0)
        }, source: usual.source, adapters: request.adapters, rank: request.adapterRank))
  }

  private var training: Assumption? {
    guard chosen.fits, request.horizonSeconds != nil else { return nil }
    return .training(shareOfPeak: OneTimeModel.shareOfPeak, studentShare: OneTimeModel.studentShare)
  }

  private var day: Assumption? {
    guard chosen.fits, request.followsDay else { return nil }
    return .day(peakFactor: request.peakFactor, idleShare: resources.power?.idle ?? 1)
  }

  private var start: Assumption? {
    guard chosen.fits, request.asksForStart else { return nil }
    return .coldStart(
      diskBytesPerSecond: StartAssumptions.disk, engineSeconds: StartAssumptions.engineSeconds)
  }

  private var release: Assumption {
    let engine = resources.engine
    return .engine(
      Assumption.EngineRelease(
        id: engine.id, name: engine.name, version: engine.version, utilization: resources.site.utilization))
  }

  /// Nothing is told to an engine that can't run it.
  private var flags: Assumption? {
    let line = FlagLine(resources: resources, request: request, chosen: chosen)
    guard chosen.fits, let text = line.text else { return nil }
    return .flags(
      engine: resources.engine.name, text, tokens: chosen.ledger.keyValueCacheTokens, usualTokens: line.usualTokens)
  }

  private var sequenceLimit: Assumption? {
    let usual = resources.site.limits.sequences
    guard chosen.replica.sequenceLimit != nil, resources.engine.memory.logitBytesPerVocabularyEntry > 0,
      resources.profile.architecture.head.kind != .none
    else { return nil }
    let limit = FlagLine(resources: resources, request: request, chosen: chosen).sequences
    guard limit < usual else { return nil }
    return .sequenceLimit(engine: resources.engine.name, sequences: limit, usual: usual)
  }

  private var quantizedCheckpoint: Assumption? {
    guard resources.profile.model.checkpoint == nil, chosen.scheme.kind != .unquantized,
      let wide = resources.unquantized
    else { return nil }
    let peak = chosen.replica.peakQuantizingWhileLoading(from: wide)
    return .quantizedCheckpoint(peakBytes: peak, fits: peak <= resources.accelerator.memory.bytes)
  }

  private var keptWide: Assumption? {
    let wide = chosen.replica.stored.groups.filter { $0.keptWideBy != nil }
    guard let size = wide.first?.keptWideBy else { return nil }
    return .keptWide(
      groupSize: size, wide.map { .init(tensorClass: $0.group.tensorClass, width: $0.group.columns) })
  }

  private var borrowed: Assumption? {
    resources.engine.borrows.map {
      .borrowedFigures(engine: resources.engine.name, from: $0.from, $0.figures)
    }
  }

  /// Known where it can be said in compute capabilities.
  private var passedOver: Assumption? {
    guard let first = resources.firstEngine, first.id != resources.engine.id,
      case .capability(let capability)? = Feasibility.rejection(
        scheme: chosen.scheme, on: Site(accelerator: resources.accelerator, engine: first))
    else { return nil }
    return .passedOver(Assumption.PassedOver(capability, taken: resources.engine.name))
  }

  private var windows: Assumption? {
    let ledger = chosen.ledger
    guard ledger.keyValueCacheWindowedBytes < ledger.keyValueCacheFullBytes else { return nil }
    return .windows(
      Assumption.Windows(
        engine: resources.engine.name, dropsTokens: resources.engine.memory.exploitsWindows,
        windowedBytes: ledger.keyValueCacheWindowedBytes, fullBytes: ledger.keyValueCacheFullBytes))
  }

  private var pricesElsewhere: Assumption? {
    let others = resources.accelerator.pricesElsewhere
    return others.isEmpty
      ? nil : .pricesElsewhere(others, market: request.market, country: resources.region.country)
  }

  private var network: Assumption? {
    let links = resources.accelerator.links
    let count = chosen.deployment.layout.count
    guard let most = links.acceleratorsPerNode, links.leavesHost(count) else { return nil }
    return .network(
      hosts: (count + most - 1) / max(most, 1), name: links.network == nil ? nil : links.networkName,
      rate: links.network ?? Links.usualNetwork)
  }

  private var offload: Assumption? {
    guard let what = request.settings.offload, let left = chosen.replica.host else { return nil }
    return .offload(
      Assumption.Left(
        engine: resources.engine.name, what: what, layers: resources.profile.layers,
        bytes: chosen.ledger.hostBytes, computesOnHost: left.computesOnHost, rate: left.rate))
  }

  private var nominalMemory: Assumption? {
    let basis = resources.accelerator.memory.basis
    return basis == .reported ? nil : .nominalMemory(accelerator: resources.accelerator.name, basis: basis)
  }
}
