/// A file of published measurements that the calculator is held to, or rests on.
package struct Evidence: Decodable, Sendable, Identifiable {
  /// What it measures; the file is called so.
  package let topic: EvidenceTopic
  package let name: String
  /// What the figures are, in a sentence.
  package let summary: String
  /// Rows from one source each in a single set, or sets from a source each.
  package let sets: [EvidenceSet]
  /// Present in the file of this kind alone, which has no sets.
  package let quality: QualityFit?
  /// The same of their kinds.
  package private(set) var drawnPower: DrawnPower?
  package private(set) var leftOut: LeftOutConstants?

  package var id: String { topic.rawValue }

  private enum CodingKeys: CodingKey { case kind, name, summary, rows, sets }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    topic = try values.decode(EvidenceTopic.self, forKey: .kind)
    name = try values.decodeIfPresent(String.self, forKey: .name) ?? topic.rawValue
    guard topic != .quality else {
      let fit = try QualityFit(from: decoder)
      (summary, sets, quality) = (fit.basis, [], fit)
      return
    }
    guard topic != .drawnPower else {
      let power = try DrawnPower(from: decoder)
      (summary, sets, quality, drawnPower) = (power.basis, [], nil, power)
      return
    }
    summary = try values.decode(String.self, forKey: .summary)
    quality = nil
    guard topic != .leftOut else {
      (sets, leftOut) = ([], try LeftOutConstants(from: decoder))
      return
    }
    sets =
      topic.hasSets
      ? try values.decode([EvidenceSet].self, forKey: .sets)
      : [EvidenceSet(rows: try values.decode([EvidenceRow].self, forKey: .rows))]
  }
}

/// Rows from one source.
package struct EvidenceSet: Decodable, Sendable {
  package let source: String?
  package let engine: String?
  package let engineVersion: String?
  package let rows: [EvidenceRow]

  init(rows: [EvidenceRow]) {
    source = nil
    engine = nil
    engineVersion = nil
    self.rows = rows
  }
}
