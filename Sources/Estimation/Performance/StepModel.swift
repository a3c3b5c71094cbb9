import Domain
import Quantities

/// Time of one forward pass, by what it must read, compute and exchange.
///
/// decode = matrix products + attention + layers × t_layer + sequences × t_sequence + communication, where each of the
/// first two is the longer of its reads, bytes / (e · bandwidth), and its operations, operations / (e · peak): their
/// kernels run one after the other. Attention reads the cache, matrix products the weights.
/// Ignores: kernel launch gaps beyond t_layer, page faults, thermal throttling, speculative decoding.
struct StepModel: Sendable {
  let replica: Replica
  let rates: StepRates

  init(_ replica: Replica) {
    self.replica = replica
    rates =
      replica.stored.rates
      ?? StepRates(engine: replica.engine, accelerator: replica.accelerator, scheme: replica.stored.scheme)
  }

  var constants: EnginePerformance.Constants { rates.constants }

  struct Step {
    let seconds: Double
    let bound: PerformanceEstimate.Bound
    /// How long it keeps each stage of a pipeline from other work: all of it where there is one stage.
    let occupancy: Double
  }

  private var profile: ModelProfile { replica.profile }
  private var ranks: Double { Double(replica.layout.tensorParallel) }

  /// One token for each of `batch` sequences with `context` tokens behind them, through all stages.
  func decode(batch: Int, context: Int) -> Step {
    let cache = KeyValueCache(profile, format: replica.keyValueCache, blockTokens: 1)
    let stages = Layout(tensorParallel: replica.layout.tensorParallel)
    let sequence = cache.bytesPerSequence(tokens: context, layout: stages, windows: true)
    let count = Double(batch)
    let products = Work(
      read: readSeconds(bytes: weightBytes(tokens: batch)),
      compute: computeSeconds(count * 2 * profile.multipliedPerToken))
    let attention = Work(
      read: readSeconds(bytes: sequence * count),
      compute: attentionSeconds(count * profile.attention.decodeOperations(context: context)))
    let scheduling = count * constants.secondsPerSequence.value * Double(replica.layout.pipelineParallel)
    return step(products, attention, fixed: overhead + scheduling + communication(tokens: batch))
  }

  /// A prompt of `tokens`, in chunks of the engine's batch; every chunk reads the weights again.
  ///
  /// Chunks overlap in a pipeline: with p stages and c chunks the prompt takes (c + p − 1) / (c · p) of its time on one.
  func prefill(tokens: Int) -> Step {
    let batched = replica.batchedTokens
    let chunks = max((tokens + batched - 1) / batched, 1)
    let read = readSeconds(bytes: weightBytes(tokens: max(tokens / chunks, 1))) * Double(chunks)
    let products = Work(read: read, compute: computeSeconds(Double(tokens) * 2 * profile.multipliedPerToken))
    let attention = Work(read: 0, compute: attentionSeconds(profile.attention.prefillOperations(tokens: tokens)))
    let step = step(products, attention, fixed: overhead + communication(tokens: tokens))
    let stages = Double(replica.layout.pipelineParallel)
    let overlap = (Double(chunks) + stages - 1) / (Double(chunks) * stages)
    let whole = step.seconds + overhead * Double(chunks - 1)
    return Step(seconds: whole * overlap, bound: step.bound, occupancy: whole / stages)
  }

  /// Layers' fixed costs, which no batch and no bandwidth shortens.
  private var overhead: Double {
    Double(profile.layers) * constants.secondsPerLayer.value
      + Double(profile.mixtureLayers) * constants.secondsPerMixtureLayer.value
  }

  /// What a group of kernels must read and compute, each while the other goes on.
  private struct Work {
    let read: Double
    let compute: Double
    var seconds: Double { max(read, compute) }
  }

  private func step(_ products: Work, _ attention: Work, fixed: Double) -> Step {
    let work = products.seconds + attention.seconds
    let isCompute = [products, attention].reduce(0) { $0 + ($1.compute > $1.read ? $1.seconds : 0) } > work / 2
    let bound: PerformanceEstimate.Bound = fixed > work ? .overhead : isCompute ? .compute : .memory
    return Step(seconds: work + fixed, bound: bound, occupancy: work + fixed)
  }

  private func attentionSeconds(_ operations: Double) -> Double {
    computeSeconds(operations) / constants.attentionEfficiency
  }

  private func readSeconds(bytes: Double) -> Double {
    bytes / (replica.accelerator.memory.bandwidth.value * constants.bandwidthEfficiency)
  }

  private func computeSeconds(_ operations: Double) -> Double {
    guard let peak = rates.peak else { return 0 }
    return operations / (peak.rate.value * constants.prefillEfficiency * ranks)
  }

  /// Weight bytes that one rank reads for so many tokens, all stages in turn.
  ///
  /// Of E experts with k chosen per token, a batch of B touches E · (1 − (1 − k/E)^B).
  func weightBytes(tokens: Int) -> Double {
    let stage = Layout(tensorParallel: replica.layout.tensorParallel, expertParallel: replica.layout.expertParallel)
    return replica.stored.groups.reduce(0) { sum, entry in
      let share = entry.group.shareReadPerToken
      guard share > 0 else { return sum }
      let touched = share >= 1 ? 1 : 1 - power(1 - share, tokens)
      return sum + entry.bits / 8 * touched * stage.share(of: entry.group.split)
    }
  }

  /// Two all-reduces a block, each a fixed latency and a ring's traffic, and one hand-over a stage.
  private func communication(tokens: Int) -> Double {
    let row = Double(tokens * profile.architecture.hiddenSize) * HalfPrecision.bytes
    var seconds = 0.0
    if ranks > 1 {
      let traffic = replica.accelerator.links.rate(joining: replica.layout.tensorParallel).map {
        2 * (ranks - 1) / ranks * row / $0.value
      }
      let reduce = constants.secondsPerAllReduce.value + (traffic ?? 0)
      seconds += 2 * Double(profile.layers) * reduce
    }
    if replica.layout.pipelineParallel > 1 {
      let link = replica.accelerator.links.hostBus?.value
      let hops = Double(replica.layout.pipelineParallel - 1)
      seconds += hops * (constants.secondsPerAllReduce.value + (link.map { row / $0 } ?? 0))
    }
    return seconds
  }
}

/// A whole power by squaring; for shares of experts, where the C library's `pow` is not needed.
func power(_ base: Double, _ exponent: Int) -> Double {
  var result = 1.0
  var square = base
  var rest = max(exponent, 0)
  while rest > 0 {
    if rest & 1 == 1 { result *= square }
    square *= square
    rest >>= 1
  }
  return result
}
