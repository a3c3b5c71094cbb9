import Catalogs
import Domain
import Quantities

/// What a quantized model keeps of the original's scores, beside the range that a plan prints.
package struct RecoveryComparison: Sendable {
  package struct Line: Sendable {
    /// The task as the harness calls it; nil of the mean of all.
    package let task: String?
    package let measured: Double
    /// Two standard errors of it: both runs answer by chance.
    package let margin: Double
    package let planned: Interval
    /// Whether what chance allows and what was planned have anything in common.
    package var isWithin: Bool { planned.low <= measured + margin && measured - margin <= planned.high }
  }

  package let lines: [Line]
  /// Tasks that only one of both files has, or that the original scored nothing on.
  package let leftOut: [String]
  package var isWithin: Bool { lines.allSatisfy(\.isWithin) }

  private static let deviations = 2.0
  /// A share and percents of the same are a hundred times apart, and still so many where half of a score was lost.
  private static let anotherUnit = 100.0 / 2

  /// - Parameters:
  ///   - original: the scores of the model before it was quantized.
  ///   - planned: what a plan says of the share that is kept over a suite.
  ///   - single: the same of one benchmark; nil in plans of versions that didn't tell.
  package init(
    _ quantized: BenchmarkScores, against original: BenchmarkScores, planned: Interval, single: Interval? = nil
  ) throws(CatalogError) {
    var (lines, shares, left) = ([Line](), [(share: Double, error: Double)](), [String]())
    for task in Set(quantized.scores.keys).union(original.scores.keys).sorted() {
      guard let after = quantized.scores[task], let before = original.scores[task], before.value > 0,
        after.metric == before.metric
      else {
        left.append(task)
        continue
      }
      let share = after.value / before.value
      try Self.checkUnits(of: task, after.value, in: quantized.path, beside: before.value, in: original.path)
      // Of a share each part's error counts in proportion to it.
      let error = (Self.square(after.error / before.value) + Self.square(share * before.error / before.value))
        .squareRoot()
      shares.append((share, error))
      lines.append(
        Line(task: task, measured: share, margin: Self.deviations * error, planned: single ?? planned))
    }
    guard !lines.isEmpty else {
      throw ResultFile.fault(
        original.path, "results",
        expected: "a task of \(quantized.path): "
          + quantized.scores.keys.sorted().prefix(5).joined(separator: ", "),
        found: original.scores.keys.sorted().prefix(5).joined(separator: ", "),
        fix: "evaluate both models on the same tasks")
    }
    let count = Double(shares.count)
    if shares.count > 1 {
      let error = shares.reduce(0) { $0 + Self.square($1.error) }.squareRoot() / count
      lines.append(
        Line(
          task: nil, measured: shares.reduce(0) { $0 + $1.share } / count, margin: Self.deviations * error,
          planned: planned))
    }
    self.lines = lines
    leftOut = left
  }

  /// Throws where one score is a share and the other in percent.
  private static func checkUnits(
    of task: String, _ after: Double, in path: String, beside before: Double, in other: String
  ) throws(CatalogError) {
    let areApart = after > anotherUnit * before || after * anotherUnit < before
    guard (after > 1) == (before > 1) || !areApart else {
      throw ResultFile.fault(
        path, "results.\(task)", expected: "a score in the unit of \(other), near \(before)", found: "\(after)",
        fix: "give both as shares of one, or both in percent")
    }
  }

  private static func square(_ number: Double) -> Double { number * number }
}
