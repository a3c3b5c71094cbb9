/// What a file of evidence measures; the file is called so.
package enum EvidenceTopic: String, Decodable, Sendable, CaseIterable {
  case weights
  case cacheTokens = "cache-tokens"
  case cacheSizes = "cache-sizes"
  case cacheSpace = "cache-space"
  case fileSizes = "file-sizes"
  case allocated, fits, decode, prefill, throughput, load, accuracy
  /// What is fitted to rows of accuracy; it has none of its own.
  case quality
  case drawnPower = "drawn-power"
  case leftOut = "left-out"

  /// Whether its rows stand in sets that share a source.
  package var hasSets: Bool {
    switch self {
    case .decode, .prefill, .throughput, .load, .accuracy: true
    default: false
    }
  }

  /// The keys that every row has.
  package var requiredFields: Set<EvidenceRow.Field> {
    switch self {
    case .weights, .fileSizes: [.engine, .model, .scheme, .gibibytes, .source]
    case .cacheTokens: [.engine, .model, .keyValueCache, .gibibytes, .tokens, .source]
    case .cacheSizes: [.engine, .model, .keyValueCache, .contextTokens, .mebibytes, .source]
    case .cacheSpace:
      [.engine, .model, .scheme, .accelerator, .keyValueCache, .contextTokens, .gibibytes, .source]
    case .allocated: [.engine, .model, .scheme, .contextTokens, .mebibytes, .source]
    case .fits: [.engine, .model, .scheme, .accelerator, .contextTokens, .fits, .source]
    case .decode, .throughput: [.model, .scheme, .accelerator, .inputTokens, .outputTokens, .metric, .value]
    case .load: [.model, .scheme, .accelerator, .inputTokens, .outputTokens, .batch, .metric, .value]
    case .prefill: [.model, .scheme, .accelerator, .inputTokens, .metric, .value]
    case .accuracy: [.model, .method, .metric, .better, .baseline, .value]
    case .quality, .drawnPower, .leftOut: []
    }
  }

  /// The keys that a row may have beside.
  package var optionalFields: Set<EvidenceRow.Field> {
    switch self {
    case .weights, .cacheTokens, .cacheSpace, .decode: [.tensorParallel, .pipelineParallel]
    case .prefill: [.tensorParallel, .pipelineParallel, .contextTokens]
    case .load: [.tensorParallel, .pipelineParallel, .expertParallel, .keyValueCache]
    case .fits: [.tensorParallel, .pipelineParallel, .keyValueCache, .sequenceLimit]
    case .throughput: [.tensorParallel, .pipelineParallel, .keyValueCache, .batch, .sequenceLimit]
    case .accuracy: [.scheme, .format, .klDivergence]
    case .cacheSizes, .fileSizes, .allocated, .quality, .drawnPower, .leftOut: []
    }
  }
}
