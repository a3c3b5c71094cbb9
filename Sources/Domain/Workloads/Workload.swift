import Quantities

/// Whether latency or throughput decides.
package enum ServingMode: String, Codable, Sendable, CaseIterable { case online, offline }

/// What the model is asked to do: lengths, users, targets.
package struct Workload: Codable, Sendable, Identifiable {
  package let id: String
  package let name: String
  /// Short names that people type, unique across the catalog.
  package let aliases: [String]
  package let summary: String
  package let mode: ServingMode
  /// Prompt tokens of a typical request.
  package let inputTokens: Int
  package let outputTokens: Int
  /// Sequences in flight.
  package let concurrency: Int
  /// What people take between an answer and their next request; nil where nobody waits in conversation.
  package let thinkTime: Seconds?
  /// Share of the prompt that earlier requests have in common (prefix caching may reuse it).
  package let sharedPrefix: Double
  package let sharedPrefixScope: PrefixScope
  package let imagesPerRequest: Int
  /// What is done where neither text goes in and comes out nor texts become vectors; nil for these two.
  package let task: Task?
  /// Median targets; nil where the workload sets none.
  package let maximumTimeToFirstToken: Seconds?
  package let maximumTimePerOutputToken: Seconds?
  /// Published benchmarks that tell most of how well a model does it, the most telling first.
  package let benchmarks: [String]
  /// Where lengths, users and targets come from, each in turn.
  @Prose package var basis: String
  package let sources: [String]

  /// Tasks that need models of their own kind.
  package enum Task: String, Codable, Sendable, CaseIterable {
    case imageGeneration = "image-generation"
    /// Pictures become labels.
    case imageUnderstanding = "image-understanding"
    /// Pictures become masks.
    case imageSegmentation = "image-segmentation"
    case speech
    /// Pairs of texts become scores.
    case reranking
    /// Texts become labels, without a token written.
    case classification
    /// Texts become labels, which a decoder writes in a few tokens.
    case labelling
  }

  enum CodingKeys: String, CodingKey {
    case id, name, aliases, summary, mode, inputTokens, outputTokens, concurrency, sharedPrefix, imagesPerRequest
    case sharedPrefixScope, task
    case thinkTime = "thinkTimeSeconds"
    case maximumTimeToFirstToken = "maximumTimeToFirstTokenSeconds"
    case maximumTimePerOutputToken = "maximumTimePerOutputTokenSeconds"
    case benchmarks, basis, sources
  }

  /// Tokens that a whole request occupies in the cache at its end.
  package var contextTokens: Int {
    let (sum, overflow) = inputTokens.addingReportingOverflow(outputTokens)
    return overflow ? .max : sum
  }
}

extension Workload {
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    (id, name, aliases) = try EntryNames(from: decoder).all
    summary = try values.value(.summary, default: "")
    mode = try values.decode(ServingMode.self, forKey: .mode)
    inputTokens = try values.decode(Int.self, forKey: .inputTokens)
    outputTokens = try values.decode(Int.self, forKey: .outputTokens)
    concurrency = try values.decode(Int.self, forKey: .concurrency)
    thinkTime = try values.decodeIfPresent(Seconds.self, forKey: .thinkTime)
    sharedPrefix = try values.value(.sharedPrefix, default: 0)
    sharedPrefixScope = try values.value(.sharedPrefixScope, default: .everyone)
    imagesPerRequest = try values.value(.imagesPerRequest, default: 0)
    task = try values.decodeIfPresent(Task.self, forKey: .task)
    maximumTimeToFirstToken = try values.decodeIfPresent(Seconds.self, forKey: .maximumTimeToFirstToken)
    maximumTimePerOutputToken = try values.decodeIfPresent(Seconds.self, forKey: .maximumTimePerOutputToken)
    benchmarks = try values.value(.benchmarks, default: [])
    _basis = try values.value(.basis, default: Prose(wrappedValue: "as the owner of the entry says"))
    sources = try values.value(.sources, default: [])
  }
}
