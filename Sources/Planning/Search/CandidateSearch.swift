import Domain
import Estimation
import Quantities

/// Enumerates schemes × counts × layouts × cache formats and keeps each rejected one's reason.
struct CandidateSearch: Sendable {
  let maker: CandidateMaker
  /// Schemes that run here at all, with the model's weights in each.
  let runnable: [StoredWeights]
  /// Schemes that can't run here, and why.
  let unrunnable: [(scheme: Scheme, reason: String)]

  /// `schemes`: the ids to weigh; nil weighs all.
  init(_ maker: CandidateMaker, schemes wanted: Set<String>? = nil) {
    self.maker = maker
    let resources = maker.resources
    var runnable: [StoredWeights] = []
    var unrunnable: [(Scheme, String)] = []
    for scheme in resources.schemes where wanted?.contains(scheme.id) ?? true {
      if let reason = Feasibility.rejection(
        scheme: scheme, accelerator: resources.accelerator, engine: resources.engine)
      {
        unrunnable.append((scheme, reason))
      } else {
        let stored = StoredWeights(
          resources.profile, scheme: scheme, engine: resources.engine, accelerator: resources.accelerator)
        if let reason = Feasibility.rejection(stored: stored, engine: resources.engine) {
          unrunnable.append((scheme, reason))
        } else {
          runnable.append(stored)
        }
      }
    }
    self.runnable = runnable
    self.unrunnable = unrunnable
  }

  /// The cache formats to weigh: the one asked for, or 16 bits and then FP8.
  func cacheFormats() -> [KeyValueCacheFormat] {
    if let wanted = maker.request.keyValueCache { return [wanted] }
    let resources = maker.resources
    let wide: KeyValueCacheFormat = resources.accelerator.runs(.bf16) == false ? .fp16 : .bf16
    return [wide, .fp16, .fp8, .q8].filter { format in
      (format != .fp16 || wide == .fp16 || !resources.engine.keyValueCacheFormats.contains(wide))
        && Feasibility.rejection(
          keyValueCache: format, accelerator: resources.accelerator, engine: resources.engine) == nil
    }
  }

  /// What one scheme can do with exactly `count` accelerators.
  func candidates(_ stored: StoredWeights, count: Int, formats: [KeyValueCacheFormat]) -> Outcome {
    let quality = maker.resources.quality.estimate(stored)
    var found: [Candidate] = []
    var rejected: [Rejection] = []
    for replicas in divisors(of: count) {
      for layout in layouts(count: count / replicas) {
        if let reason = rejection(layout, stored: stored) {
          let deployment = maker.resources.deployment(
            stored.scheme, layout: layout, replicas: replicas, keyValueCache: formats.first ?? .bf16)
          rejected.append(Rejection(deployment: deployment, reason: reason))
          continue
        }
        for format in formats {
          found.append(
            maker.candidate(
              stored: stored, quality: quality, layout: layout, replicas: replicas, keyValueCache: format,
              describing: false))
        }
      }
    }
    return Outcome(candidates: found, rejected: rejected)
  }

  struct Outcome {
    var candidates: [Candidate]
    var rejected: [Rejection]
  }

  /// Why a model can't be split this way; nil when it can.
  func rejection(_ layout: Layout, stored: StoredWeights) -> String? {
    Feasibility.rejection(
      layout: layout, profile: maker.resources.profile, stored: stored, accelerator: maker.resources.accelerator,
      engine: maker.resources.engine)
  }

  /// Every way to spread one replica over `count` accelerators: TP × PP, and expert parallel where there are experts.
  func layouts(count: Int) -> [Layout] {
    let hasExperts = maker.resources.profile.tensors.contains { $0.experts != nil }
    return divisors(of: count).reversed().flatMap { ranks -> [Layout] in
      let plain = Layout(tensorParallel: ranks, pipelineParallel: count / ranks)
      guard hasExperts, ranks > 1, maker.resources.engine.parallelism.expert else { return [plain] }
      return [plain, Layout(tensorParallel: ranks, pipelineParallel: count / ranks, expertParallel: true)]
    }
  }
}

/// The divisors of a small number, ascending.
func divisors(of number: Int) -> [Int] {
  guard number > 0 else { return [] }
  let small = (1...max(Int(Double(number).squareRoot()), 1)).filter { number % $0 == 0 }
  let large = small.map { number / $0 }.reversed()
  return small + large.filter { !small.contains($0) }
}
