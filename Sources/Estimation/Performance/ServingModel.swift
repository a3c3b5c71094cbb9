import Domain
import Quantities

/// Latency and throughput of a deployment under continuous batching, in closed form.
///
/// Each replica gets an even share of the load. What it does then is `DecodingModel`'s to say, or `EncodingModel`'s
/// where requests write no tokens. Requests beyond what cache and engine hold stand in front of it.
/// Ignores: a router's unevenness, arrivals in bursts.
package struct ServingModel: Sendable {
  private let replicas: Int
  private let load: ServingLoad
  private let step: StepModel
  private let budget: Int
  private let profile: ModelProfile
  /// The same with the fewest and the most drafted tokens kept; none where that is certain.
  private let bounds: [ServingModel]

  package init(_ replica: Replica, replicas: Int, load: ServingLoad) {
    self.replicas = max(replicas, 1)
    self.load = load
    step = StepModel(replica, load)
    budget = replica.batchedTokens
    profile = replica.profile
    let rates = replica.speculator.map { [$0.acceptance.low, $0.acceptance.high] } ?? []
    bounds = Set(rates).count < 2 ? [] : rates.map { Self(replica.accepting($0), replicas: replicas, load: load) }
  }

  /// Requests that one replica must be allowed to hold at once; nil where it can't keep up, or holds all it can.
  ///
  /// Where they come by themselves their number varies, as Poisson's does at random: three deviations more than the
  /// mean are hardly ever there.
  package var sequencesWanted: Double? {
    switch load.share(of: replicas) {
    case .saturated: nil
    case .closed(let sequences, let think):
      think > 0
        ? min(Self.most(of: model.closed(sequences: sequences, thinkSeconds: think).sequences), sequences) : sequences
    case .open(let rate): (model.open(requestsPerSecond: rate)?.sequences).map(Self.most)
    }
  }

  private static func most(of mean: Double) -> Double { mean + 3 * mean.squareRoot() }

  /// Performance where a replica holds at most so many sequences, at least 1.
  package func estimate(holding most: Int) -> PerformanceEstimate {
    let most = Double(max(most, 1))
    let state = state(holding: most)
    // What solving leaves of a whole number is not one sequence more.
    let sequences = (min(max(state.sequences, 1), most) * (1 - 1e-9)).rounded(.up)
    return bounds.reduce(estimate(state, batch: Int(sequences))) {
      $0.widened(by: $1.estimate(holding: Int(most)))
    }
  }

  /// Whether requests that differ, in their lengths or by coming by themselves, find the deployment so busy with prompts, or
  /// so full of sequences, that averages say little of how long single ones wait.
  package func isStrained(holding most: Int) -> Bool {
    switch load.arrivals {
    case .concurrency, .saturated:
      return (load.inputSpread != nil || load.outputSpread != nil)
        && state(holding: Double(max(most, 1))).busy > Self.busyShare
    case .rate, .users:
      let state = state(holding: Double(max(most, 1)))
      return state.busy > Self.busyShare || state.sequences > Self.busyShare * Double(max(most, 1))
    }
  }

  /// Beyond this share of what is possible, waiting grows faster than the formula for it is exact.
  private static let busyShare = 0.8

  private func state(holding most: Double) -> ReplicaState {
    switch load.share(of: replicas) {
    case .saturated: return full(most)
    case .closed(let sequences, let think):
      let free = think > 0 || sequences <= most ? model.closed(sequences: sequences, thinkSeconds: think) : nil
      if let free, free.sequences <= most { return free }
      let full = full(most)
      let outside = full.requestsPerSecond * think
      return full.queued(to: max(sequences - outside, most), outputTokens: Double(load.outputTokens))
    case .open(let rate):
      if let free = model.open(requestsPerSecond: rate), free.sequences <= most { return free }
      return full(most)
    }
  }

  private func full(_ most: Double) -> ReplicaState { model.closed(sequences: most, thinkSeconds: 0) }

  private var model: any BatchingModel {
    guard load.outputTokens > 0 else {
      return EncodingModel(step: step, input: load.computedTokens, budget: encodedBudget, lengths: load.inputSpread)
    }
    return DecodingModel(
      step: step, input: load.computedTokens, output: load.outputTokens, budget: budget, lengths: load.inputSpread,
      answers: load.outputSpread)
  }

  /// Tokens that a pass without answers may carry: where requests are pictures alone, each counts as its patches.
  private var encodedBudget: Int {
    guard let images = load.images, images.tokens == load.inputTokens else { return budget }
    return max(budget * images.tokensPerImage / max(images.positionsPerImage, 1), 1)
  }

  private func estimate(_ state: ReplicaState, batch: Int) -> PerformanceEstimate {
    let share = step.uncertainty(batch: batch)
    let requests = state.requestsPerSecond * Double(replicas)
    return PerformanceEstimate(
      timeToFirstTokenSeconds: Interval(state.timeToFirstToken.quantile(.half), within: step.promptUncertainty),
      timePerOutputTokenSeconds: state.timePerOutputToken.map { Interval($0.quantile(.half), within: share) },
      outputTokensPerSecond: Interval(requests * Double(load.outputTokens), within: share),
      requestsPerSecond: Interval(requests, within: share),
      items: profile.items(requestsPerSecond: Interval(requests, within: share), outputTokens: load.outputTokens),
      percentiles: LatencyPercentiles(
        timeToFirstTokenSeconds: Percentiles(state.timeToFirstToken),
        timePerOutputTokenSeconds: state.timePerOutputToken.map(Percentiles.init)),
      batch: batch, decodeBound: state.decodeBound, prefillBound: state.prefillBound,
      basis: .fact(step.rates.basis), activity: activity(state), grade: step.rates.grade)
  }

  /// What the accelerators do of the time: in passes of as many sequences, and as many tokens of prompts, as there are on
  /// average; between them nothing.
  private func activity(_ state: ReplicaState) -> PerformanceEstimate.Activity {
    let (input, output) = (Double(load.computedTokens), Double(load.outputTokens))
    let stages = Double(step.layout.pipelineParallel)
    let decodes = output > 0 ? max(state.sequences / stages, 1) : 0
    let prompts = output > 0 ? min(decodes * input / output, Double(budget)) : min(input, Double(budget))
    let pass = step.pass(decodes: decodes, promptTokens: prompts)
    let rate =
      output > 0 ? state.requestsPerSecond * output / decodes : state.requestsPerSecond * input / max(prompts, 1)
    let busy = min(rate * pass.seconds / stages, 1)
    let share = busy / max(pass.seconds, .leastNormalMagnitude)
    return PerformanceEstimate.Activity(busy: busy, reading: pass.reading * share, computing: pass.computing * share)
  }
}

extension Percentiles {
  fileprivate init(_ spread: LatencySpread) {
    self.init(
      p50: spread.quantile(.half), p95: spread.quantile(.nineteenTwentieths),
      p99: spread.quantile(.ninetyNineHundredths))
  }
}
