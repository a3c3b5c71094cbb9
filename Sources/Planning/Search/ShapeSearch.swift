import Domain
import Estimation

/// Enumerates schemes × counts × layouts × cache formats and keeps each rejected one's reason.
struct ShapeSearch: Sendable {
  let resources: PlanningResources
  let request: PlanRequest
  /// Schemes that run here at all, with the model's weights in each.
  let runnable: [StoredWeights]
  /// Schemes that can't run here, and why.
  let unrunnable: [(scheme: Scheme, reason: Rejection.Reason)]

  /// `schemes`: the ids to weigh; nil weighs all.
  init(_ resources: PlanningResources, request: PlanRequest, schemes wanted: Set<String>? = nil) {
    self.resources = resources
    self.request = request
    var runnable: [StoredWeights] = []
    var unrunnable: [(Scheme, Rejection.Reason)] = []
    for scheme in resources.schemes where wanted?.contains(scheme.id) ?? true {
      let reason =
        Feasibility.rejection(scheme: scheme, on: resources.site)
        ?? Feasibility.rejection(model: resources.profile, engine: resources.engine)
      if let reason {
        unrunnable.append((scheme, reason))
        continue
      }
      let stored = StoredWeights(
        resources.profile, scheme: scheme, engine: resources.engine, accelerator: resources.accelerator)
      if let reason = Feasibility.rejection(stored: stored, engine: resources.engine) {
        unrunnable.append((scheme, reason))
      } else {
        runnable.append(stored)
      }
    }
    self.runnable = runnable
    self.unrunnable = unrunnable
  }

  /// The cache formats to weigh: the one asked for, the one that the checkpoint has scales for, or 16 bits and then the
  /// first of the engine's that takes about half.
  func cacheFormats() -> [KeyValueCacheFormat] {
    if let wanted = request.keyValueCache { return [wanted] }
    if let own = ownCacheFormat { return [own] }
    let wide: KeyValueCacheFormat = resources.site.runs(.bf16) == false ? .fp16 : .bf16
    let narrow = resources.narrowKeyValueCache(tokens: request.reachedTokens)
    return [wide, .fp16, narrow].compactMap(\.self).filter { format in
      (format != .fp16 || wide == .fp16 || !resources.engine.keyValueCacheFormats.contains(wide))
        && Feasibility.rejection(keyValueCache: format, on: resources.site) == nil
    }
  }

  /// What engines take from the checkpoint unasked; nil where it has no scales for a cache, where they or the accelerator
  /// lack the format, and where it is made anew in another scheme.
  private var ownCacheFormat: KeyValueCacheFormat? {
    guard let checkpoint = resources.profile.model.checkpoint, let own = checkpoint.keyValueCache,
      request.scheme ?? checkpoint.scheme == checkpoint.scheme
    else { return nil }
    return Feasibility.rejection(keyValueCache: own, on: resources.site) == nil ? own : nil
  }

  /// The most that are joined unasked, with the spares that were asked for; nil for as many as it takes.
  var mostUnasked: Int? {
    resources.mostUnasked.map { Layout.product(max($0, request.countUnit), request.spareReplicas + 1) }
  }

  /// What one scheme can do with exactly `count` accelerators.
  func shapes(_ stored: StoredWeights, count: Int, formats: [KeyValueCacheFormat]) -> Found {
    let quality = resources.quality.estimate(stored)
    var found = Found()
    for (replicas, ranks) in copies(on: count) where replicas == 1 || !areCopiesIdle {
      for layout in layouts(count: ranks) where request.pins.allow(layout, replicas: replicas) {
        if let reason = rejection(layout, stored: stored) {
          let deployment = resources.deployment(
            stored.scheme, layout: layout, replicas: replicas, keyValueCache: formats.first ?? .bf16)
          found.rejected.append(Rejection(deployment: deployment, reason: .fact(reason)))
          continue
        }
        for format in formats {
          let shape = Shape(
            stored: stored, quality: quality, layout: layout, replicas: replicas, keyValueCache: format)
          if let reason = hostMemoryShort(shape) {
            let deployment = resources.deployment(
              stored.scheme, layout: layout, replicas: replicas, keyValueCache: format)
            found.rejected.append(Rejection(deployment: deployment, reason: .fact(reason)))
          } else {
            found.shapes.append(shape)
          }
        }
      }
    }
    return found
  }

  /// Why a host's memory can't take the caches that are to be left there; nil when it can or nobody has said.
  private func hostMemoryShort(_ shape: Shape) -> Rejection.Reason? {
    guard request.settings.offload == .cache, resources.site.accelerator.host?.memory != nil else { return nil }
    let ledger = Estimator(resources: resources, request: request).ledger(
      stored: shape.stored, layout: shape.layout, replicas: shape.replicas, keyValueCache: shape.keyValueCache)
    return Feasibility.hostMemory(ledger.hostBytes, of: shape.layout, on: resources.accelerator)
  }

  /// The valid ways to spread so many accelerators over replicas and their ranks.
  func spreads(_ stored: StoredWeights, count: Int) -> [(layout: Layout, replicas: Int)] {
    copies(on: count).flatMap { replicas, ranks in
      layouts(count: ranks)
        .filter { request.pins.allow($0, replicas: replicas) && rejection($0, stored: stored) == nil }
        .map { ($0, replicas) }
    }
  }

  /// Whether copies only add: where nothing waits and no number is asked for, each serves as much at the same price, so
  /// that fewer accelerators are as good by any objective, and cheaper.
  private var areCopiesIdle: Bool {
    request.load == .saturated && request.wantedRate == nil && request.count == nil && request.countUnit == 1
      && request.pins.replicas == nil && request.spareReplicas == 0
  }

  /// The ways to part so many accelerators into equal replicas, each of so many ranks; spare replicas serve nothing.
  private func copies(on count: Int) -> [(replicas: Int, ranks: Int)] {
    divisors(of: count).filter { $0 > request.spareReplicas }.map { ($0 - request.spareReplicas, count / $0) }
  }

  struct Found {
    var shapes: [Shape] = []
    var rejected: [Rejection] = []
  }

  /// Why a model can't be split this way; nil when it can.
  func rejection(_ layout: Layout, stored: StoredWeights) -> Rejection.Reason? {
    Feasibility.rejection(layout: layout, profile: resources.profile, stored: stored, on: resources.site)
  }

  /// Every way to spread one replica over `count` accelerators: TP × PP, and expert parallel where there are experts.
  ///
  /// Data-parallel groups are tried where somebody asks for them, and where every tensor-parallel rank would keep the
  /// same latent vectors.
  func layouts(count: Int) -> [Layout] {
    let hasExperts = resources.profile.tensors.contains { $0.experts != nil }
    return divisors(of: count).reversed().flatMap { ranks -> [Layout] in
      let plain = Layout(tensorParallel: ranks, pipelineParallel: count / ranks)
      guard hasExperts, ranks > 1, resources.engine.parallelism.expert else { return [plain] }
      return [plain]
        + groups(of: ranks).map {
          Layout(
            tensorParallel: ranks / $0, pipelineParallel: count / ranks, dataParallel: $0, expertParallel: true)
        }
    }
  }

  /// The numbers of data-parallel groups that a stage's ranks may form; unasked, as people form them: powers of two.
  private func groups(of ranks: Int) -> [Int] {
    if let wanted = request.pins.groups { return ranks % wanted == 0 ? [wanted] : [] }
    let isLatent = resources.profile.cacheLayers.contains { $0.divisibleHeads == nil }
    return isLatent ? divisors(of: ranks).filter { $0 & ($0 - 1) == 0 } : [1]
  }
}

/// The divisors of a small number, ascending.
func divisors(of number: Int) -> [Int] {
  guard number > 0 else { return [] }
  let small = (1...max(Int(Double(number).squareRoot()), 1)).filter { number % $0 == 0 }
  let large = small.map { number / $0 }.reversed()
  return small + large.filter { !small.contains($0) }
}
