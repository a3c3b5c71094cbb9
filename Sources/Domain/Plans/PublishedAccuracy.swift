/// A published figure of this very model in this very scheme, beside the original's.
package struct PublishedAccuracy: Sendable, Hashable, Codable {
  /// The benchmark's name, or "ppl" and its text.
  package let metric: String
  package let method: String
  package let baseline: Double
  package let value: Double
  /// From the original's distribution of next tokens, in nats a token; nil where none was published.
  package let klDivergence: Double?
  package let source: String

  package init(
    metric: String, method: String, baseline: Double, value: Double, klDivergence: Double? = nil, source: String
  ) {
    self.metric = metric
    self.method = method
    self.baseline = baseline
    self.value = value
    self.klDivergence = klDivergence
    self.source = source
  }
}

extension Evidence {
  /// What its rows say of a model in a scheme, in the order of the file.
  package func accuracies(of model: String, scheme: String) -> [PublishedAccuracy] {
    sets.flatMap { set in
      set.rows.compactMap { row in
        guard row.model == model, row.scheme == scheme, let baseline = row.baseline, let value = row.value
        else { return nil }
        return PublishedAccuracy(
          metric: row.metric ?? "", method: row.method ?? "", baseline: baseline, value: value,
          klDivergence: row.klDivergence, source: row.source ?? set.source ?? "")
      }
    }
  }
}
