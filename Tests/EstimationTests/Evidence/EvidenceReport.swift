import Quantities

/// The table of the README: our figures against published ones.
struct EvidenceReport {
  let lines: [String]

  init(_ catalogs: EvidenceCatalogs) throws {
    let errors = try EvidenceGroup.all.map { group in
      let errors = try group.errors(catalogs)
      let upper = Statistics.percentile(group.gate.percentile, of: errors)
      return "| \(group.name) | \(errors.count) | \(Self.percent(Statistics.percentile(0.5, of: errors))) | "
        + "p\(Int(group.gate.percentile * 100)) \(Self.percent(upper)) | \(group.target.isEmpty ? "–" : group.target) |"
    }
    let outcomes = try EvidenceOutcomes.all(catalogs).map { outcome in
      "| \(outcome.name) | \(outcome.count) | \(Self.percent(outcome.share)) right | | \(outcome.target) right |"
    }
    lines =
      ["| ours against published | rows | median error | 80th or 95th percentile | target |", "|---|--:|--:|--:|--:|"]
      + errors + outcomes
  }

  var markdown: String { lines.joined(separator: "\n") }

  private static func percent(_ share: Double) -> String {
    NumberText.percent(share, share < 0.01 ? 2 : share < 0.1 ? 1 : 0)
  }
}
