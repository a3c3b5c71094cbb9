import Domain
import Quantities

/// Time of one forward pass, by what it must read, compute and exchange.
///
/// pass = matrix products + attention + images + layers × t_layer + sequences × t_sequence + communication, where each of the
/// first two is the longer of its reads, bytes / (e · bandwidth), each with an e of its own, and its operations,
/// operations / (e · peak): their kernels run one after the other. Attention reads the cache, matrix products the weights.
/// Ignores: kernel launch gaps beyond t_layer, page faults, thermal throttling.
struct StepModel: Sendable {
  let rates: StepRates
  let layout: Layout
  private let weights: WeightReads
  private let communication: Communication
  /// Bytes a second that kernels read of weights, and those of attention of the cache.
  private let bandwidth: Double
  private let cacheBandwidth: Double
  private let profile: ModelProfile
  /// Tokens that are computed at once; a pass of more takes several such parts, each of which reads the weights.
  let microBatch: Double
  private let multipliedPerToken: Double
  private let cache: CacheReads
  /// What is left in the host's memory; nil where nothing is.
  let host: HostReads?
  /// What encoding images or sound adds to each token of a prompt, as if it were spread evenly over it.
  private let encodingSeconds: Double
  /// The same of what comes back from the host's memory.
  private let returningSeconds: Double
  /// Attention where contexts and prompts are as long as they are on average.
  private let usual: Attention
  /// How tokens are drafted and verified; nil where each is decoded by itself.
  private let speculation: SpeculativeStep?
  /// What drafts: the one model here, none where nothing is computed for drafts.
  private let drafts: [StepModel]

  /// - Parameters:
  ///   - context: tokens that a decoded one attends to, on average.
  ///   - prompt: tokens that are computed of a prompt, on average.
  ///   - variation: the variance of their number over its mean squared. A token of a prompt is likelier one of a long
  ///     prompt, whose tokens see more.
  ///   - found: tokens before them that are in the cache already.
  ///   - images: images that are encoded for a prompt.
  init(
    _ replica: Replica, context: Double, prompt: Int, variation: Double = 0, after found: Int = 0,
    images: ImageWork? = nil
  ) {
    rates =
      replica.stored.rates
      ?? StepRates(
        engine: replica.engine, accelerator: replica.accelerator, scheme: replica.stored.scheme,
        profile: replica.profile)
    layout = replica.layout
    let rate = replica.site.accelerator.memory.bandwidth.value
    bandwidth = rate * rates.constants.bandwidthEfficiency
    cacheBandwidth = rate * rates.constants.cacheEfficiency
    profile = replica.profile
    let isOne = replica.site.engine.memory.microBatchTokens == nil || !profile.architecture.generatesTokens
    microBatch = isOne ? .infinity : Double(replica.microBatch)
    multipliedPerToken = replica.multipliedPerToken(at: rates.peak)
    let left = replica.host
    weights = WeightReads(replica.stored, layout: replica.layout) { 1 - (left?.share(of: $0) ?? 0) }
    host = HostReads(replica)
    communication = Communication(replica, constants: rates.constants)
    cache = CacheReads(replica.cache, layout: layout)
    let before = Double(found) + (Double(prompt) * (1 + variation) + 1) / 2
    usual = Attention(cache, profile.attention, context: context, seen: before)
    let efficiency = rates.constants.prefillEfficiency
    speculation = replica.speculator.map(SpeculativeStep.init)
    drafts = (replica.draft.map { [$0] } ?? []).map {
      StepModel($0, context: context, prompt: prompt, variation: variation, after: found)
    }
    let seen = images.map { $0.seconds(on: replica, efficiency: efficiency, within: prompt) } ?? 0
    let heard = replica.profile.source?.seconds(
      at: rates.peak, efficiency: efficiency, ranks: replica.layout.tensorParallel)
    encodingSeconds = (seen + (heard ?? 0)) / Double(max(prompt, 1))
    let returning = left.map { $0.seconds(foundBytes: replica.foundBytes(tokens: found)) }
    returningSeconds = (returning ?? 0) / Double(max(prompt, 1))
  }

  var constants: EnginePerformance.Constants { rates.constants }
  /// One pass and what it waits for.
  struct Pass {
    let seconds: Double
    let bound: PerformanceEstimate.Bound
    /// Of them those in which memory is read, and those in which is computed; both go on at once.
    var reading = 0.0
    var computing = 0.0
  }

  /// A pass through all stages: one token for each of some sequences, and so many tokens of prompts. Of images that come
  /// out of noise all their passes, which a batch goes through together.
  ///
  /// Both may be averages, and so broken numbers.
  func pass(decodes: Double, promptTokens: Double = 0) -> Pass {
    guard let speculation else { return plain(decodes: decodes, promptTokens: promptTokens, attention: usual) }
    return speculation.pass(decodes: decodes, promptTokens: promptTokens) { width, kept, prompts in
      plain(decodes: decodes, width: width, kept: kept, promptTokens: prompts, attention: usual)
    } draft: { prompts in
      drafts.reduce(0) { $0 + $1.pass(decodes: decodes, promptTokens: prompts).seconds }
    }
  }

  /// The same pass where contexts and prompts are of given lengths.
  ///
  /// - Parameters:
  ///   - context: tokens that a decoded one attends to, on average.
  ///   - seen: tokens that one of the prompts' attends to, on average.
  func pass(decodes: Double, context: Double, promptTokens: Double, seen: Double) -> Pass {
    let attention = Attention(cache, profile.attention, context: context, seen: seen)
    guard let speculation else { return plain(decodes: decodes, promptTokens: promptTokens, attention: attention) }
    return speculation.pass(decodes: decodes, promptTokens: promptTokens) { width, kept, prompts in
      plain(decodes: decodes, width: width, kept: kept, promptTokens: prompts, attention: attention)
    } draft: { prompts in
      drafts.reduce(0) {
        $0 + $1.pass(decodes: decodes, context: context, promptTokens: prompts, seen: seen).seconds
      }
    }
  }

  /// - Parameters:
  ///   - width: tokens of each sequence in the pass, which read its cache once.
  ///   - kept: those that come out of it, each of which is sampled, scheduled and sent.
  private func plain(
    decodes: Double, width: Double = 1, kept: Double = 1, promptTokens: Double, attention each: Attention
  ) -> Pass {
    let parts = max((decodes * width + promptTokens) / microBatch, parts(ofPrompt: promptTokens))
    let part = part(
      decodes: decodes / parts, width: width, kept: kept, promptTokens: promptTokens / parts, attention: each)
    return Pass(
      seconds: parts * part.seconds, bound: part.bound, reading: parts * part.reading,
      computing: parts * part.computing)
  }

  /// Of a pass as much as is computed at once.
  private func part(
    decodes: Double, width: Double, kept: Double, promptTokens: Double, attention each: Attention
  ) -> Pass {
    let verified = decodes * width
    let tokens = verified + promptTokens
    let read = weights.bytes(tokens: tokens)
    let products = Work(
      read: read / bandwidth + read * unpacking,
      compute: computeSeconds(tokens * 2 * multipliedPerToken))
    let (cached, operations) = (
      each.cacheBytes * decodes, verified * each.decodeOperations + promptTokens * each.promptOperations
    )
    let attention = Work(
      read: cached * (1 - cache.hostShare) / cacheBandwidth,
      compute: computeSeconds(operations * (1 - cache.hostShare)) / constants.attentionEfficiency)
    let scheduling = decodes * kept * constants.secondsPerSequence.value * Double(layout.pipelineParallel)
    let launches = promptTokens > 0 ? promptOverhead * min(promptTokens / Self.launchedTokens, 1) : 0
    let fixed = overhead + launches + loops(tokens: tokens) + scheduling + communication.seconds(tokens: tokens)
    let encoding = promptTokens * encodingSeconds
    let left =
      promptTokens * returningSeconds
      + (host?.seconds(tokens: tokens, cacheBytes: cached * cache.hostShare, attention: operations * cache.hostShare)
        ?? 0)
    let work = products.seconds + attention.seconds + encoding + left
    let computing = encoding + products.computingSeconds + attention.computingSeconds
    return Pass(
      seconds: profile.passes * (work + fixed),
      bound: fixed > work ? .overhead : left > work / 2 ? .host : computing > work / 2 ? .compute : .memory,
      reading: profile.passes * (products.read + attention.read),
      computing: profile.passes * (products.compute + attention.compute + encoding))
  }

  /// What attention reads and computes for one token.
  private struct Attention {
    /// Bytes of the cache on a rank, for a decoded token.
    let cacheBytes: Double
    let decodeOperations: Double
    let promptOperations: Double

    init(_ cache: CacheReads, _ work: AttentionWork, context: Double, seen: Double) {
      cacheBytes = cache.bytes(context: context)
      decodeOperations = work.decodeOperations(context: context)
      promptOperations = work.promptOperations(seeing: seen)
    }
  }

  /// Layers' fixed costs, which no batch and no bandwidth shortens.
  private var overhead: Double {
    Double(profile.layers) * constants.secondsPerLayer.value
      + Double(profile.mixtureLayers) * constants.secondsPerMixtureLayer.value
  }

  /// What the host takes to run experts one after another.
  private func loops(tokens: Double) -> Double {
    guard let loop = constants.expertLoop else { return 0 }
    let visited = loop.over == .all ? weights.heldExperts : weights.touchedExperts(tokens: tokens)
    return Double(profile.mixtureLayers) * visited * loop.secondsPerExpert.value
  }

  /// The same of prompts, in a whole micro-batch.
  private var promptOverhead: Double { Double(profile.layers) * constants.secondsPerPromptLayer.value }
  /// Tokens of a prompt from which on its kernels' launches are what they are for more.
  private static let launchedTokens = 64.0

  /// Seconds that a byte of weights takes to unpack, beside being read.
  private var unpacking: Double { constants.unpackedBytesPerSecond.map { 1 / $0 } ?? 0 }

  /// What a group of kernels must read and compute, each while the other goes on.
  private struct Work {
    let read: Double
    let compute: Double
    var seconds: Double { max(read, compute) }
    /// All of it where it computes longer than it reads.
    var computingSeconds: Double { compute > read ? compute : 0 }
  }

  private func computeSeconds(_ operations: Double) -> Double {
    operations / (rates.peak.rate.value * constants.prefillEfficiency * Double(layout.tensorParallel))
  }
}
