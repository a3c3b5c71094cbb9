import Documents
import Domain
import Quantities

/// A file of evidence in lines: what it measures, how much of it, whose.
package enum EvidenceFacts {
  package static func facts(_ evidence: Evidence) -> [Fact] {
    let rows = evidence.sets.map(\.rows.count).reduce(0, +)
    return [
      Fact("Name", evidence.name), Fact("Summary", evidence.summary),
    ] + (evidence.quality.map(losses) ?? evidence.drawnPower.map(power) ?? [Fact("Rows", "\(rows)")])
      + sources(of: evidence).map { Fact("Source", $0) }
  }

  private static func power(_ power: DrawnPower) -> [Fact] {
    [
      Fact("Idle", NumberText.percent(power.idle, 0), note: "of the board's power, a model in memory"),
      Fact("Running", NumberText.percent(power.always, 0)),
      Fact("While memory is read", "+ " + NumberText.percent(power.whileReading, 0)),
      Fact("While is computed", "+ " + NumberText.percent(power.whileComputing, 0)),
    ]
  }

  /// What schemes cost a typical model, and how sensitive families are.
  private static func losses(_ fit: QualityFit) -> [Fact] {
    fit.schemes.map { scheme in
      Fact(
        scheme.scheme, "perplexity +\(NumberText.percent(scheme.effect))",
        note: "accuracy −\(NumberText.percent(scheme.loss)); \(scheme.perplexities) and \(scheme.recoveries) rows")
    }
      + fit.families.map { family in
        Fact(
          family.families.joined(separator: ", "), "\(NumberText.significant(family.sensitivity, 2)) × as sensitive",
          note: "\(family.rows) rows")
      }
  }

  /// Each source once, in the order of the file.
  private static func sources(of evidence: Evidence) -> [String] {
    let all = evidence.sets.flatMap { set in [set.source].compactMap(\.self) + set.rows.compactMap(\.source) }
    var seen: Set<String> = []
    return all.filter { seen.insert($0).inserted }
  }
}
