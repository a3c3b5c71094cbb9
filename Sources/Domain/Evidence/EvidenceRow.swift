/// One published measurement; its kind tells which fields it has.
package struct EvidenceRow: Decodable, Sendable {
  package enum Field: String, CodingKey, CaseIterable, Sendable {
    case engine, model, scheme, accelerator, method, tensorParallel, pipelineParallel, expertParallel, keyValueCache
    case contextTokens
    case inputTokens, outputTokens, batch, sequenceLimit, metric, gibibytes, mebibytes, tokens, value, baseline, better
    case fits, source, format, klDivergence
  }

  package enum Direction: String, Decodable, Sendable, CaseIterable { case higher, lower }

  /// The keys that it has.
  package let fields: Set<Field>
  package let engine: String?
  package let model: String
  package let scheme: String?
  package let accelerator: String?
  /// Who quantized, and how.
  package let method: String?
  package let tensorParallel: Int?
  package let pipelineParallel: Int?
  /// Whether experts live whole on ranks; nil where a row doesn't say.
  package let expertParallel: Bool?
  package let keyValueCache: KeyValueCacheFormat?
  /// Tokens that a sequence holds; of a prompt's speed those that were in the cache before it.
  package let contextTokens: Int?
  package let inputTokens: Int?
  package let outputTokens: Int?
  package let batch: Int?
  /// The limit of sequences at once of the version that was measured, where it isn't today's default.
  package let sequenceLimit: Int?
  /// What a speed is, or the name of a benchmark.
  package internal(set) var metric: String?
  package let gibibytes: Double?
  package let mebibytes: Double?
  package let tokens: Int?
  package internal(set) var value: Double?
  /// The original's value, beside the compressed one.
  package internal(set) var baseline: Double?
  package let better: Direction?
  package let fits: Bool?
  package let source: String?
  /// The name of a format that no scheme of the catalogs has.
  package let format: String?
  /// From the original's distribution of next tokens to the compressed model's, in nats a token.
  package let klDivergence: Double?

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Field.self)
    fields = Set(values.allKeys)
    engine = try values.decodeIfPresent(String.self, forKey: .engine)
    model = try values.decode(String.self, forKey: .model)
    scheme = try values.decodeIfPresent(String.self, forKey: .scheme)
    accelerator = try values.decodeIfPresent(String.self, forKey: .accelerator)
    method = try values.decodeIfPresent(String.self, forKey: .method)
    tensorParallel = try values.decodeIfPresent(Int.self, forKey: .tensorParallel)
    pipelineParallel = try values.decodeIfPresent(Int.self, forKey: .pipelineParallel)
    expertParallel = try values.decodeIfPresent(Bool.self, forKey: .expertParallel)
    keyValueCache = try values.decodeIfPresent(KeyValueCacheFormat.self, forKey: .keyValueCache)
    contextTokens = try values.decodeIfPresent(Int.self, forKey: .contextTokens)
    inputTokens = try values.decodeIfPresent(Int.self, forKey: .inputTokens)
    outputTokens = try values.decodeIfPresent(Int.self, forKey: .outputTokens)
    batch = try values.decodeIfPresent(Int.self, forKey: .batch)
    sequenceLimit = try values.decodeIfPresent(Int.self, forKey: .sequenceLimit)
    metric = try values.decodeIfPresent(String.self, forKey: .metric)
    gibibytes = try values.decodeIfPresent(Double.self, forKey: .gibibytes)
    mebibytes = try values.decodeIfPresent(Double.self, forKey: .mebibytes)
    tokens = try values.decodeIfPresent(Int.self, forKey: .tokens)
    value = try values.decodeIfPresent(Double.self, forKey: .value)
    baseline = try values.decodeIfPresent(Double.self, forKey: .baseline)
    better = try values.decodeIfPresent(Direction.self, forKey: .better)
    fits = try values.decodeIfPresent(Bool.self, forKey: .fits)
    source = try values.decodeIfPresent(String.self, forKey: .source)
    format = try values.decodeIfPresent(String.self, forKey: .format)
    klDivergence = try values.decodeIfPresent(Double.self, forKey: .klDivergence)
  }
}
