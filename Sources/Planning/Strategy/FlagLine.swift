import Domain
import Estimation
import Quantities

/// What the chosen deployment's engine must be told to run as planned: each replica's flags.
struct FlagLine {
  let resources: PlanningResources
  let request: PlanRequest
  let chosen: Candidate

  /// The flags in one line; nil where the catalog knows none of the engine's.
  var text: String? {
    guard let flags = resources.engine.flags else { return nil }
    let words = (layout(flags) + load(flags) + settings(flags) + [speculation, offload]).compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  private func layout(_ flags: EngineFlags) -> [String?] {
    let layout = chosen.deployment.layout
    let ranks = flags.countsAllRanks ? layout.stageRanks : layout.tensorParallel
    return [
      ranks > 1 ? flags.tensorParallel.filled(ranks) : nil,
      layout.pipelineParallel > 1 ? flags.pipelineParallel.filled(layout.pipelineParallel) : nil,
      layout.dataParallel > 1 ? flags.dataParallel.filled(layout.dataParallel) : nil,
      layout.expertParallel ? flags.expertParallel.filled(layout.expertRanks) : nil,
    ]
  }

  private func load(_ flags: EngineFlags) -> [String?] {
    // A request that is longer than its sequence may be is refused: the trace's longest must pass.
    let each = max(resources.profile.contextTokens(of: request), resources.trace?.longestTokens ?? 0)
    let context = flags.sharesContext ? Layout.product(each, sequences) : each
    let cache = chosen.deployment.keyValueCache
    return [
      flags.sequences.filled(sequences), flags.contextTokens.filled(context),
      cache.isQuantized ? flags.keyValueCache(cache) : nil,
    ]
  }

  /// Sequences at once that each replica's engine is told: where their cache is reserved at once, those that the ledger
  /// counts, and no others.
  var sequences: Int {
    let reserves = resources.engine.flags?.reservesContext ?? false
    return reserves ? min(chosen.replica.sequences, held) : chosen.replica.sequences
  }

  /// Sequences whose cache the ledger counts on a replica.
  private var held: Int { max(chosen.performance.batch, 1) }

  /// What was asked for, where it isn't the engine's default.
  private func settings(_ flags: EngineFlags) -> [String?] {
    [
      request.settings.memoryUtilization.flatMap {
        flags.memoryUtilization?.replacing("{}", with: "\($0)")
      },
      request.settings.batchedTokens.flatMap(flags.batchedTokens.filled),
    ]
  }

  /// How tokens are drafted, where that was asked for.
  private var speculation: String? {
    guard let speculator = chosen.replica.speculator else { return nil }
    return resources.engine.speculation?.flags[speculator.method.rawValue]?
      .replacing("{model}", with: speculator.draftName ?? "").replacing("{}", with: "\(speculator.tokens)")
  }

  /// What is left in the host's memory, where that was asked for.
  private var offload: String? {
    guard let offload = request.settings.offload, let engine = resources.engine.offload else { return nil }
    let layers = resources.profile.layers
    let left: Int
    if case .layers(let count) = offload { left = min(count, layers) } else { left = 0 }
    let (ranks, bytes) = (Double(chosen.deployment.layout.count), chosen.ledger.hostBytes)
    return engine.flag(for: offload)?
      .replacing("{layers}", with: "\(left)").replacing("{resident}", with: "\(layers - left + 1)")
      .replacing("{gigabytes}", with: "\(Self.tenths(bytes.gibibytes / ranks))")
      .replacing("{replica}", with: "\(Self.tenths(bytes.gibibytes))")
      .replacing("{whole}", with: "\(Int((Double(bytes.bytes) / ranks / 1e9).rounded(.up)))")
  }

  /// Rounded up, as it must be enough.
  private static func tenths(_ number: Double) -> Double { (number * 10).rounded(.up) / 10 }

  /// Room for tokens of one scheduler where the engine keeps its defaults.
  var usualTokens: Int {
    let replica = chosen.replica
    let site = Site(accelerator: resources.accelerator, engine: resources.engine)
    let usual = Replica(
      profile: replica.profile, stored: replica.stored, layout: replica.layout, site: site,
      keyValueCache: replica.keyValueCache)
    return usual.ledger(for: CacheLoad(sequences: 1, contextTokens: request.contextTokens)).keyValueCacheTokens
  }
}

extension String? {
  /// The flag with a number in its place.
  fileprivate func filled(_ number: Int) -> String? { self?.replacing("{}", with: "\(number)") }
}
