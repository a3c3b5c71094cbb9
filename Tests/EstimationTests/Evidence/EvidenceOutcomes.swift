import Domain
import Quantities

/// Published answers of yes or no, and published orders: how many ours agree with.
struct EvidenceOutcomes {
  let name: String
  let right: Int
  let count: Int
  /// The share reached: a regression gate.
  let gate: Double
  let target: String

  var share: Double { count == 0 ? 1 : Double(right) / Double(count) }

  static func all(_ catalogs: EvidenceCatalogs) throws -> [EvidenceOutcomes] {
    [try fits(catalogs), try order(["decode", "throughput"], catalogs), try recoveries(catalogs)]
  }

  /// Whether it fits, where our ledger is 2 GiB or more from the edge.
  private static func fits(_ catalogs: EvidenceCatalogs) throws -> EvidenceOutcomes {
    let margin = 2.0
    let answers = try EvidenceFile.measurements("fits").compactMap { measurement -> Bool? in
      let spare = try EvidenceSubject(measurement, catalogs: catalogs).ledger.spareBytes.gibibytes
      return abs(spare) < margin ? nil : (spare >= 0) == (measurement.row.fits ?? true)
    }
    return EvidenceOutcomes(
      name: "Fits or doesn't, 2 GiB or more from the edge", right: answers.count { $0 }, count: answers.count,
      gate: 0.99, target: "98 %")
  }

  /// Which is faster: pairs of one source, model, engine and load whose published figures differ by over 15 %.
  private static func order(_ files: [String], _ catalogs: EvidenceCatalogs) throws -> EvidenceOutcomes {
    var right = 0
    var count = 0
    for file in files {
      let rows = try EvidenceFile.measurements(file).compactMap { measurement -> Rated? in
        guard let theirs = measurement.row.value,
          let ours = try EvidenceSubject(measurement, catalogs: catalogs).speed()
        else { return nil }
        return Rated(key: Load(measurement), ours: ours, theirs: theirs)
      }
      for group in Dictionary(grouping: rows, by: \.key).values {
        for (index, one) in group.enumerated() {
          for other in group[(index + 1)...] {
            guard max(one.theirs, other.theirs) > 1.15 * min(one.theirs, other.theirs) else { continue }
            count += 1
            if (one.ours > other.ours) == (one.theirs > other.theirs) { right += 1 }
          }
        }
      }
    }
    return EvidenceOutcomes(
      name: "Which of two published speeds is higher, where they differ by over 15 %", right: right, count: count,
      gate: 0.98, target: "92 %")
  }

  /// Benchmarks of compressed weights over the original's, within the range that a plan prints for the scheme.
  private static func recoveries(_ catalogs: EvidenceCatalogs) throws -> EvidenceOutcomes {
    let answers = try EvidenceFile.measurements("accuracy").compactMap { measurement -> Bool? in
      guard measurement.row.better == .higher, let value = measurement.row.value,
        let baseline = measurement.row.baseline, let id = measurement.row.scheme,
        let range = try catalogs.scheme(id).publishedRecovery
      else { return nil }
      return range.interval.low...range.interval.high ~= value / baseline
    }
    return EvidenceOutcomes(
      name: "Published recovery within the range printed for its scheme", right: answers.count { $0 },
      count: answers.count, gate: 0.85, target: "90 %")
  }

  private struct Rated {
    let key: Load
    let ours: Double
    let theirs: Double
  }

  /// What two measurements share that are compared with each other.
  private struct Load: Hashable {
    let source: String
    let engine: String
    let model: String
    let metric: EvidenceRow.Metric?
    let input: Int?
    let output: Int?
    let batch: Int?

    init(_ measurement: Measurement) {
      source = measurement.source
      engine = measurement.engine
      model = measurement.row.model
      metric = measurement.row.metric
      input = measurement.row.inputTokens
      output = measurement.row.outputTokens
      batch = measurement.row.batch
    }
  }
}
