import Domain
import FoundationEssentials
import TestSupport

/// One published measurement; which fields it has is the JSON Schema's business (`evidence.schema.json`).
struct EvidenceRow: Decodable, Sendable {
  let engine: String?
  let model: String
  let scheme: String?
  let accelerator: String?
  let tensorParallel: Int?
  let pipelineParallel: Int?
  let keyValueCache: KeyValueCacheFormat?
  let contextTokens: Int?
  let inputTokens: Int?
  let outputTokens: Int?
  let batch: Int?
  /// The limit of sequences at once of the version that was measured, where it isn't today's default.
  let sequenceLimit: Int?
  /// What a speed is; `benchmark` for the names of benchmarks.
  let metric: Metric?
  let gibibytes: Double?
  let mebibytes: Double?
  let tokens: Int?
  let value: Double?
  /// The original's value, beside the compressed one.
  let baseline: Double?
  let better: Direction?
  let fits: Bool?
  let source: String?

  enum Direction: String, Decodable, Sendable { case higher, lower }

  enum Metric: String, Decodable, Sendable {
    case decodeRate = "decode-rate"
    case wholeRate = "whole-rate"
    case outputRate = "output-rate"
    case requestRate = "request-rate"
    case requestSeconds = "request-seconds"
    case promptRate = "prompt-rate"
    case benchmark

    init(from decoder: any Decoder) throws {
      self = Metric(rawValue: try decoder.singleValueContainer().decode(String.self)) ?? .benchmark
    }
  }
}

/// A row with what its set says about all of its rows.
struct Measurement: Sendable {
  let row: EvidenceRow
  let engine: String
  let source: String
  /// Which file it is in: what kind of measurement.
  let file: String

  /// Measured with one sequence in flight.
  var isSingleSequence: Bool { file == "decode" || file == "prefill" }

  /// The limit of sequences that the planner would tell the engine for one; nil for servers with their defaults.
  var plannedSequences: Int? { isSingleSequence ? 8 : nil }
}

/// A file of `catalogs/evidence`: rows with a source each, or sets of rows from one source.
struct EvidenceFile: Decodable {
  private struct RowSet: Decodable {
    let source: String
    let engine: String?
    let rows: [EvidenceRow]
  }
  private let rows: [EvidenceRow]?
  private let sets: [RowSet]?

  /// The measurements of one file, in its order.
  static func measurements(_ name: String) throws -> [Measurement] {
    let data = try Data(contentsOf: URL(filePath: "\(ShippedCatalogs.path)/evidence/\(name).json"))
    let file = try JSONDecoder().decode(EvidenceFile.self, from: data)
    let alone = (file.rows ?? []).map {
      Measurement(row: $0, engine: $0.engine ?? "", source: $0.source ?? "", file: name)
    }
    let grouped = (file.sets ?? []).flatMap { set in
      set.rows.map { Measurement(row: $0, engine: set.engine ?? "", source: set.source, file: name) }
    }
    return alone + grouped
  }
}
