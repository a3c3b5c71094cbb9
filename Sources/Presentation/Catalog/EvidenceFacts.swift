import Documents
import Domain
import Quantities

/// A file of evidence in lines: what it measures, how much of it, whose.
package enum EvidenceFacts {
  package static func facts(_ evidence: Evidence) -> [Fact] {
    let rows = evidence.sets.map(\.rows.count).reduce(evidence.perplexitySensitivity?.rows.count ?? 0, +)
    return [
      Fact("Name", evidence.name), Fact("Summary", evidence.summary), Fact("Rows", "\(rows)"),
    ] + power(evidence.drawnPower) + sensitivity(evidence.perplexitySensitivity)
      + sources(of: evidence).map { Fact("Source", $0) }
  }

  private static func power(_ power: DrawnPower?) -> [Fact] {
    guard let power else { return [] }
    return [
      Fact("Idle", NumberText.percent(power.idle, 0), note: "of the board's power, a model in memory"),
      Fact("Running", NumberText.percent(power.always, 0)),
      Fact("While memory is read", "+ " + NumberText.percent(power.whileReading, 0)),
      Fact("While is computed", "+ " + NumberText.percent(power.whileComputing, 0)),
    ]
  }

  private static func sensitivity(_ sensitivity: PerplexitySensitivity?) -> [Fact] {
    guard let sensitivity else { return [] }
    let range = [sensitivity.low, sensitivity.likely, sensitivity.high].map { NumberText.significant($0) }
    return [Fact("Increase over t²", "\(range[1]) (\(range[0]) to \(range[2]))")]
  }

  /// Each source once, in the order of the file.
  private static func sources(of evidence: Evidence) -> [String] {
    let all =
      evidence.sets.flatMap { set in [set.source].compactMap(\.self) + set.rows.compactMap(\.source) }
      + (evidence.perplexitySensitivity?.rows.map(\.source) ?? [])
    var seen: Set<String> = []
    return all.filter { seen.insert($0).inserted }
  }
}
