import Domain
import Quantities

/// The load that performance is estimated for.
package struct ServingLoad: Hashable, Sendable {
  package let inputTokens: Int
  package let outputTokens: Int
  package let contextTokens: Int
  /// Sequences in flight over all replicas.
  package let concurrency: Int
  package let mode: ServingMode

  package init(inputTokens: Int, outputTokens: Int, contextTokens: Int, concurrency: Int, mode: ServingMode) {
    self.inputTokens = inputTokens
    self.outputTokens = outputTokens
    self.contextTokens = contextTokens
    self.concurrency = concurrency
    self.mode = mode
  }
}

/// Latency and throughput under continuous batching, in closed form.
///
/// With B sequences always in flight, each life lasts its own prefill P, those of the others and its decode steps:
/// life = P + (B − 1) · p + out · d(B), so by Little's law requests per second = B / life. A prefill keeps a pipeline's
/// stages from other work for p = P / stages, since prompts follow each other through them; p = P without a pipeline.
/// A token waits for the others' prefills too: TPOT = d(B) + (B − 1) · p / out. The first token waits half a prefill in
/// progress with the utilization ρ = B · p / life: TTFT = P + p · ρ/2; at worst all B prompts arrive at once.
/// Without output (encoders, embeddings) a life is its prompt alone and there is no time per output token.
/// Ignores: scheduling policy, preemption, prefix-cache hits, arrival bursts beyond that bound.
package struct ServingModel: Sendable {
  private let replica: Replica
  let step: StepModel
  let replicas: Int

  package init(_ replica: Replica, replicas: Int) {
    self.replica = replica
    step = StepModel(replica)
    self.replicas = max(replicas, 1)
  }

  /// Performance at a load, given how many tokens the cache holds on a replica.
  package func estimate(_ load: ServingLoad, cacheTokens: Int) -> PerformanceEstimate {
    let batch = batch(for: load, cacheTokens: cacheTokens)
    let input = max(load.inputTokens, 1)
    let output = load.outputTokens
    let prefill = step.prefill(tokens: input)
    let stages = replica.layout.pipelineParallel
    // A pipeline decodes in as many micro-batches as it has stages; each sequence still passes all of them.
    let micro = max((batch + stages - 1) / stages, 1)
    let decode = step.decode(batch: micro, context: input + output / 2)
    let count = Double(batch)
    let others = (count - 1) * prefill.occupancy
    let life = prefill.seconds + others + Double(output) * decode.seconds
    let requests = count / life * Double(replicas)
    let utilization = count * prefill.occupancy / life
    let waiting = prefill.seconds + prefill.occupancy * utilization / 2
    let perToken = output > 0 ? decode.seconds + others / Double(output) : 0
    let own = output > 0 ? decode.seconds : 0
    let share = step.constants.uncertainty
    return PerformanceEstimate(
      timeToFirstTokenSeconds: Interval(
        low: prefill.seconds * (1 - share), likely: waiting, high: max(prefill.seconds + others, waiting) * (1 + share)),
      timePerOutputTokenSeconds: Interval(
        low: own * (1 - share), likely: perToken, high: perToken * (1 + share)),
      outputTokensPerSecond: Interval(requests * Double(output), within: share),
      requestsPerSecond: Interval(requests, within: share),
      batch: batch, decodeBound: decode.bound, prefillBound: prefill.bound, basis: .fact(step.rates.basis))
  }

  /// Online, the sequences that are in flight; offline, as many as cache and engine hold.
  private func batch(for load: ServingLoad, cacheTokens: Int) -> Int {
    let limit = replica.sequences
    let wanted = load.mode == .online ? (load.concurrency + replicas - 1) / replicas : limit
    let held = max(cacheTokens, 0) / max(load.inputTokens + load.outputTokens, 1)
    return max(min(wanted, limit, max(held, 1)), 1)
  }
}
