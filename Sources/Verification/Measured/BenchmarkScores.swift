import Catalogs
import JSON

/// What lm-evaluation-harness wrote of one model: `results`, by task its metrics as `acc,none`, each with a standard error.
///
/// Tasks that a group (`group_subtasks`) averages count with it. Of several metrics the first of `metrics` counts, with the
/// filter that its task is known by. Metrics of which less is better tell no recovery.
package struct BenchmarkScores: Sendable {
  package struct Score: Sendable, Hashable {
    package let value: Double
    /// One standard error; 0 where the file tells none.
    package let error: Double
    package let metric: String
  }

  package let path: String
  /// By task.
  package let scores: [String: Score]
  /// What the file calls the model.
  package let model: MeasuredSubject.Told<String>?

  /// The metrics by which tasks are known, the first that a task has.
  private static let metrics = [
    "acc_norm", "acc", "exact_match", "pass@1", "pass_at_1", "prompt_level_strict_acc", "f1", "em", "score", "mcc",
  ]
  /// Of answers that are looked for in a text.
  private static let filters = ["none", "strict-match", "strict_match", "custom-extract", "flexible-extract"]

  init(_ node: JSONNode, path: String) throws(CatalogError) {
    self.path = path
    var scores: [String: Score] = [:]
    let parts = Set(
      (node["group_subtasks"]?.members ?? []).filter { node["results"]?[$0.key] != nil }
        .flatMap { $0.value.array?.compactMap(\.string) ?? [] })
    for task in node["results"]?.members ?? [] where !parts.contains(task.key) {
      guard let score = try Self.score(task, path: path) else { continue }
      scores[task.key] = score
    }
    guard !scores.isEmpty else {
      throw ResultFile.fault(
        path, "results", expected: "a task with one of \(Self.metrics.prefix(3).joined(separator: ", "))",
        found: "none",
        fix: "give the results_*.json that lm_eval --output_path writes")
    }
    self.scores = scores
    if let name = node["model_name"]?.string {
      model = .init(name, at: "model_name")
    } else {
      model = nil
    }
  }

  private static func score(_ task: JSONMember, path: String) throws(CatalogError) -> Score? {
    for metric in metrics {
      for filter in filters {
        guard let value = task.value["\(metric),\(filter)"] else { continue }
        let key = "results.\(task.key).\(metric),\(filter)"
        guard let number = value.number, number.isFinite, 0...100 ~= number else {
          throw ResultFile.fault(path, key, expected: "a number from 0 to 100", found: value.summary)
        }
        let error = task.value["\(metric)_stderr,\(filter)"]?.number ?? 0
        return Score(value: number, error: error.isFinite && error > 0 ? error : 0, metric: metric)
      }
    }
    return nil
  }
}
