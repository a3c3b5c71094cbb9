import Domain
import Quantities

/// One copy of a model as an engine serves it: all that its memory and its speed depend on, but for the load.
package struct Replica: Sendable {
  package let profile: ModelProfile
  package let stored: StoredWeights
  package let layout: Layout
  package let site: Site
  package let keyValueCache: KeyValueCacheFormat
  /// The limit of sequences at once that the engine is told; nil leaves its own default.
  package let sequenceLimit: Int?
  /// What is fine-tuned beside it; nil for nothing.
  package let adapters: Adapters?
  /// What drafts tokens for it; nil where it decodes them one by one.
  package private(set) var speculator: Speculator?

  package init(
    profile: ModelProfile, stored: StoredWeights, layout: Layout, site: Site, keyValueCache: KeyValueCacheFormat,
    sequenceLimit: Int? = nil, adapters: Adapters? = nil, speculator: Speculator? = nil
  ) {
    self.profile = profile
    self.stored = stored
    self.layout = layout
    self.site = site
    self.keyValueCache = keyValueCache
    self.sequenceLimit = sequenceLimit
    self.adapters = adapters
    self.speculator = speculator
  }

  /// The same where drafted tokens are kept so often.
  func accepting(_ rate: Double) -> Replica {
    var other = self
    other.speculator = speculator?.accepting(rate)
    return other
  }

  package var accelerator: Accelerator { site.accelerator }
  package var engine: Engine { site.engine }
  /// What multiplies most of its weights.
  package var kernel: Kernel { site.kernel(of: stored.scheme) }
  /// Tokens in one forward pass, at least 1.
  ///
  /// Where an engine cuts one pass for all stages of a pipeline, each stage has its part under way. What writes no
  /// tokens is computed whole: llama-server sets n_batch to n_ubatch for embeddings.
  var batchedTokens: Int {
    let all = max(site.limits.batchedTokens, 1)
    guard site.engine.memory.microBatchTokens != nil else { return all }
    let part = profile.architecture.generatesTokens ? all / max(layout.pipelineParallel, 1) : 0
    return max(part, microBatch)
  }
  /// Tokens that it computes at once, at least 1.
  var microBatch: Int { site.engine.memory.microBatch(of: max(site.limits.batchedTokens, 1)) }
  /// Sequences that may be decoded at once.
  package var sequences: Int { sequenceLimit ?? site.limits.sequences }
  /// The share of all blocks that the longest stage holds.
  var stageShare: Double { layout.stageShare(layers: profile.layers) }
  /// What it leaves in the host's memory; nil for nothing.
  package var host: HostShare? { HostShare(site, layers: profile.layers) }

  /// The cache of its sequences, in the engine's blocks.
  package var cache: KeyValueCache {
    KeyValueCache(profile, format: keyValueCache, on: site, hostShare: host?.cacheShare ?? 0)
  }

  /// What the engine may fill: its share of the device, and the graphs where it captures them beyond that share.
  package var capacity: ByteCount {
    let device = site.accelerator.memory.bytes
    let share = ByteCount(roundingUp: Double(device.bytes) * site.utilization)
    let graphs = site.engine.memory.graphsCountAgainstUtilization ? .zero : site.engine.memory.graphBytes
    return min(share + graphs, device)
  }
}
