import Domain
import Quantities

/// Time of one forward pass, by what it must read, compute and exchange.
///
/// pass = matrix products + attention + layers × t_layer + sequences × t_sequence + communication, where each of the
/// first two is the longer of its reads, bytes / (e · bandwidth), and its operations, operations / (e · peak): their
/// kernels run one after the other. Attention reads the cache, matrix products the weights.
/// Ignores: kernel launch gaps beyond t_layer, page faults, thermal throttling, speculative decoding.
struct StepModel: Sendable {
  let rates: StepRates
  let layout: Layout
  private let weights: WeightReads
  private let communication: Communication
  private let accelerator: Accelerator
  private let profile: ModelProfile
  /// Bytes of the cache that decoding a token of one sequence reads on a rank.
  private let cacheBytes: Double
  /// Operations of attention: of one decoded token, and of one token of a prompt on average.
  private let decodeOperations: Double
  private let promptOperations: Double

  /// - Parameters:
  ///   - context: tokens behind a decoded one, on average.
  ///   - prompt: tokens of a whole prompt.
  init(_ replica: Replica, context: Int, prompt: Int) {
    rates =
      replica.stored.rates
      ?? StepRates(engine: replica.engine, accelerator: replica.accelerator, scheme: replica.stored.scheme)
    layout = replica.layout
    accelerator = replica.accelerator
    profile = replica.profile
    weights = WeightReads(replica.stored, layout: replica.layout)
    communication = Communication(replica, constants: rates.constants)
    let cache = KeyValueCache(profile, format: replica.keyValueCache, blockTokens: 1)
    cacheBytes = cache.bytesPerSequence(
      tokens: context, layout: Layout(tensorParallel: layout.tensorParallel), windows: true)
    decodeOperations = profile.attention.decodeOperations(context: context)
    promptOperations = profile.attention.prefillOperations(tokens: prompt) / Double(max(prompt, 1))
  }

  var constants: EnginePerformance.Constants { rates.constants }

  /// One pass and what it waits for.
  struct Pass {
    let seconds: Double
    let bound: PerformanceEstimate.Bound
  }

  /// A pass through all stages: one token for each of some sequences, and so many tokens of prompts.
  ///
  /// Both may be averages, and so broken numbers.
  func pass(decodes: Double, promptTokens: Double = 0) -> Pass {
    let tokens = decodes + promptTokens
    let products = Work(
      read: readSeconds(bytes: weights.bytes(tokens: tokens)),
      compute: computeSeconds(tokens * 2 * profile.multipliedPerToken))
    let attention = Work(
      read: readSeconds(bytes: cacheBytes * decodes),
      compute: computeSeconds(decodes * decodeOperations + promptTokens * promptOperations)
        / constants.attentionEfficiency)
    let scheduling = decodes * constants.secondsPerSequence.value * Double(layout.pipelineParallel)
    let fixed = overhead + scheduling + communication.seconds(tokens: tokens)
    let work = products.seconds + attention.seconds
    let computing = [products, attention].reduce(0) { $0 + ($1.compute > $1.read ? $1.seconds : 0) }
    return Pass(
      seconds: work + fixed, bound: fixed > work ? .overhead : computing > work / 2 ? .compute : .memory)
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

  private func readSeconds(bytes: Double) -> Double {
    bytes / (accelerator.memory.bandwidth.value * constants.bandwidthEfficiency)
  }

  private func computeSeconds(_ operations: Double) -> Double {
    guard let peak = rates.peak else { return 0 }
    return operations / (peak.rate.value * constants.prefillEfficiency * Double(layout.tensorParallel))
  }
}
