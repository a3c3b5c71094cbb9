import Domain
import Quantities

/// Published answers of yes or no, and published orders: how many ours agree with.
package struct EvidenceOutcome: Sendable {
  package let name: String
  package let right: Int
  package let count: Int
  /// The share that is aimed at.
  package let target: Double

  package var share: Double { count == 0 ? 0 : Double(right) / Double(count) }

  /// - Parameters:
  ///   - speeds: comparisons of decoding and throughput, which are made once.
  ///   - ratios: those of perplexities over the original's.
  static func all(
    _ catalogs: EvidenceCatalogs, speeds: [Comparison], ratios: [Comparison]
  ) throws -> [EvidenceOutcome] {
    [try fits(catalogs), order(speeds), perplexities(ratios), increases(ratios)].filter { $0.count > 0 }
  }

  /// Whether it fits, where our ledger is 2 GiB or more from the edge.
  private static func fits(_ catalogs: EvidenceCatalogs) throws -> EvidenceOutcome {
    let margin = 2.0
    let answers = try catalogs.measurements(.fits).compactMap { measurement -> Bool? in
      let spare = try EvidenceSubject(measurement, catalogs: catalogs).ledger.spareBytes.gibibytes
      return abs(spare) < margin ? nil : (spare >= 0) == (measurement.row.fits ?? true)
    }
    return EvidenceOutcome(
      name: "Fits or doesn't, 2 GiB or more from the edge", right: answers.count { $0 }, count: answers.count,
      target: 0.98)
  }

  /// Which is faster: pairs of one source, model, engine and load whose published figures differ by over 15 %.
  private static func order(_ speeds: [Comparison]) -> EvidenceOutcome {
    let apart = 1.15
    var (right, count) = (0, 0)
    for group in Dictionary(grouping: speeds, by: { LoadKey($0.measurement) }).values {
      for (index, one) in group.enumerated() {
        for other in group[(index + 1)...]
        where max(one.theirs, other.theirs) > apart * min(one.theirs, other.theirs) {
          count += 1
          if (one.ours.likely > other.ours.likely) == (one.theirs > other.theirs) { right += 1 }
        }
      }
    }
    return EvidenceOutcome(
      name: "Which of two published speeds is higher, where they differ by over 15 %", right: right, count: count,
      target: 0.95)
  }

  /// Which of two schemes of one model from one source has the higher perplexity, where they differ by over half a
  /// percent.
  private static func perplexities(_ ratios: [Comparison]) -> EvidenceOutcome {
    let apart = 0.005
    var (right, count) = (0, 0)
    for group in Dictionary(grouping: ratios, by: { $0.measurement.quantizer }).values {
      for (index, one) in group.enumerated() {
        for other in group[(index + 1)...] where abs(one.theirs - other.theirs) > apart {
          count += 1
          if (one.ours.likely > other.ours.likely) == (one.theirs > other.theirs) { right += 1 }
        }
      }
    }
    return EvidenceOutcome(
      name: "Which of two schemes has the higher perplexity, where they differ by over 0.5 %", right: right,
      count: count, target: 0.95)
  }

  /// Increases of perplexity of 1 % and more that nothing is fitted on, within a factor of 1.5.
  private static func increases(_ ratios: [Comparison]) -> EvidenceOutcome {
    let factors = ratios.filter { !$0.measurement.isFitted && $0.theirs >= 1.01 }.map { ratio in
      (ratio.ours.likely - 1) / (ratio.theirs - 1)
    }
    return EvidenceOutcome(
      name: "Perplexity increases of 1 % or more, not fitted, within a factor of 1.5",
      right: factors.count { (1 / 1.5...1.5).contains($0) }, count: factors.count, target: 0.5)
  }

  /// What two measurements share that are compared with each other.
  private struct LoadKey: Hashable {
    let source: String
    let engine: String
    let model: String
    let metric: String?
    let input: Int?
    let output: Int?
    let batch: Int?

    init(_ measurement: Measurement) {
      (source, engine, model) = (measurement.source, measurement.engine, measurement.row.model)
      (metric, input, output) = (measurement.row.metric, measurement.row.inputTokens, measurement.row.outputTokens)
      batch = measurement.row.batch
    }
  }
}

extension Measurement {
  /// Who quantized which model: rows that are compared with each other.
  fileprivate var quantizer: [String] { [source, row.model, row.method ?? "", row.metric ?? ""] }
}
