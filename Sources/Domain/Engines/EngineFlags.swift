/// How an engine's command line says what a plan decides; nil where it has no flag for it.
///
/// Each is a flag with `{}` in the place of its value, or one that has no value.
package struct EngineFlags: Codable, Sendable, Hashable {
  package let tensorParallel: String?
  package let pipelineParallel: String?
  package let dataParallel: String?
  package let expertParallel: String?
  package let sequences: String?
  package let contextTokens: String?
  package let batchedTokens: String?
  package let memoryUtilization: String?
  package let keyValueCache: String?
  /// What the value of that is called, where it isn't the format's own name.
  package let keyValueCacheNames: [String: String]
  /// Whether the first counts the ranks of all data-parallel groups.
  package let countsAllRanks: Bool
  /// Whether the context is that of all sequences together.
  package let sharesContext: Bool
  /// Whether the cache of all sequences that it is told is reserved when it starts.
  package let reservesContext: Bool

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    tensorParallel = try values.decodeIfPresent(String.self, forKey: .tensorParallel)
    pipelineParallel = try values.decodeIfPresent(String.self, forKey: .pipelineParallel)
    dataParallel = try values.decodeIfPresent(String.self, forKey: .dataParallel)
    expertParallel = try values.decodeIfPresent(String.self, forKey: .expertParallel)
    sequences = try values.decodeIfPresent(String.self, forKey: .sequences)
    contextTokens = try values.decodeIfPresent(String.self, forKey: .contextTokens)
    batchedTokens = try values.decodeIfPresent(String.self, forKey: .batchedTokens)
    memoryUtilization = try values.decodeIfPresent(String.self, forKey: .memoryUtilization)
    keyValueCache = try values.decodeIfPresent(String.self, forKey: .keyValueCache)
    keyValueCacheNames = try values.value(.keyValueCacheNames, default: [:])
    countsAllRanks = try values.value(.countsAllRanks, default: false)
    sharesContext = try values.value(.sharesContext, default: false)
    reservesContext = try values.value(.reservesContext, default: false)
  }

  /// What it is told of a cache format; nil where it has no flag for it.
  package func keyValueCache(_ format: KeyValueCacheFormat) -> String? {
    keyValueCache?.replacing("{}", with: keyValueCacheNames[format.rawValue] ?? format.rawValue)
  }
}
