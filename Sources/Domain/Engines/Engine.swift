import Quantities

/// An inference engine: what it reserves, how it splits a model, how close to the hardware it runs.
package struct Engine: Codable, Sendable, Identifiable {
  package let id: String
  package let name: String
  /// Short names that people type, unique across the catalog.
  package let aliases: [String]
  /// The version that the figures were read from.
  package private(set) var version: String
  package let summary: String
  /// Vendors whose accelerators it runs on, as the hardware catalog spells them.
  package let vendors: [String]
  package let parallelism: ParallelismSupport
  package let memory: EngineMemory
  package let performance: EnginePerformance
  package let keyValueCacheFormats: [KeyValueCacheFormat]
  /// Whether it still runs sequences together where their cache is quantized; nil stands for yes.
  package let batchesQuantizedCache: Bool?
  /// Nil where it is not known to load several weight formats in one model.
  package let mixing: EngineMixing?
  /// Nil where nobody wrote down how its command line says things.
  package let flags: EngineFlags?
  /// Nil where it drafts no tokens.
  package let speculation: EngineSpeculation?
  /// Nil where it keeps all weights on accelerators.
  package let offload: EngineOffload?
  package let kernelRules: [KernelRule]
  /// Nil where all figures are its own.
  package let borrows: BorrowedFigures?
  /// Ids of schemes on request that are weighed with this engine for everyone: its own forms.
  package let ownSchemes: [String]
  /// The kinds of models that it runs; nil for all that read text or hear.
  package let modelKinds: [ServedKind]?
  package let notes: [String]
  package let sources: [String]
}

extension Engine {
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    (id, name, aliases) = try EntryNames(from: decoder).all
    version = try values.decode(String.self, forKey: .version)
    summary = try values.value(.summary, default: "")
    vendors = try values.decode([String].self, forKey: .vendors)
    parallelism = try values.decode(ParallelismSupport.self, forKey: .parallelism)
    memory = try values.decode(EngineMemory.self, forKey: .memory)
    performance = try values.decode(EnginePerformance.self, forKey: .performance)
    keyValueCacheFormats = try values.decode([KeyValueCacheFormat].self, forKey: .keyValueCacheFormats)
    batchesQuantizedCache = try values.decodeIfPresent(Bool.self, forKey: .batchesQuantizedCache)
    mixing = try values.decodeIfPresent(EngineMixing.self, forKey: .mixing)
    flags = try values.decodeIfPresent(EngineFlags.self, forKey: .flags)
    speculation = try values.decodeIfPresent(EngineSpeculation.self, forKey: .speculation)
    offload = try values.decodeIfPresent(EngineOffload.self, forKey: .offload)
    kernelRules = try values.value(.kernelRules, default: [])
    borrows = try values.decodeIfPresent(BorrowedFigures.self, forKey: .borrows)
    ownSchemes = try values.value(.ownSchemes, default: [])
    modelKinds = try values.decodeIfPresent([ServedKind].self, forKey: .modelKinds)
    notes = try values.value(.notes, default: [])
    sources = try values.value(.sources, default: [])
  }
}

extension Engine {
  /// The same in another version: what exceptions say of versions holds for that one.
  package func of(version: String) -> Engine {
    var other = self
    other.version = version
    return other
  }

  /// Whether it runs models of some kind; nil stands for a model whose layout is not known.
  package func runs(_ kind: ServedKind?) -> Bool {
    guard let kind else { return true }
    return modelKinds?.contains(kind) ?? (kind != .denoiser && kind != .pictureEncoder)
  }
}

/// The ways in which an engine spreads a model over accelerators.
package struct ParallelismSupport: Codable, Sendable {
  package let tensor: Bool
  package let pipeline: Bool
  package let expert: Bool
  /// Splits whole layers over devices that then work one after another (llama.cpp).
  package let layerSplit: Bool
  /// Whether that split gives each device as many layers as its memory holds; nil stands for no.
  package let unequalCards: Bool?
}
