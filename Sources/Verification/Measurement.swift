import Domain

/// One published measurement, with what its set says about all of its rows.
package struct Measurement: Sendable {
  package let topic: EvidenceTopic
  package let row: EvidenceRow
  /// Id of the engine; empty where it is a benchmark of weights.
  package let engine: String
  package let source: String
  /// The engine's version; nil where the source doesn't tell, or it makes no difference.
  let engineVersion: String?

  init(topic: EvidenceTopic, row: EvidenceRow, engine: String, source: String, engineVersion: String? = nil) {
    self.engineVersion = engineVersion
    self.topic = topic
    self.row = row
    self.engine = engine
    self.source = source
  }

  /// Whether it is a row of somebody's own, on which nothing is fitted.
  var isOwn = false
  /// Whether constants may be fitted on it: six of ten pairs of model and source, drawn once for all.
  package var isFitted: Bool { !isOwn && FittingSplit.isFitted(model: row.model, source: source) }
}

extension Evidence {
  /// Its rows, each with its engine and its source.
  package var measurements: [Measurement] {
    sets.flatMap { set in
      (set.rows + (topic == .accuracy ? EvidenceRow.suites(of: set.rows) : [])).map { row in
        Measurement(
          topic: topic, row: row, engine: row.engine ?? set.engine ?? "", source: row.source ?? set.source ?? "",
          engineVersion: set.engineVersion)
      }
    }
  }
}
