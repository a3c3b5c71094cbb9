import ArgumentParser
import Catalogs
import Domain
import Export
import Presentation
import Verification

/// A result of the user's own machine beside a plan.
extension VerifyCommand {
  func compare(_ measured: String, withPlan path: String) throws {
    let plan = try PlanFile.read(path)
    let store = try catalogs.open()
    switch try ResultFile.contents(measured, inputTokens: plan.request.inputTokens) {
    case .speed(let result):
      if against != nil { throw Failure.usage("--against: \(measured) holds speeds, not benchmarks of accuracy") }
      if !ignoreNames { try SubjectCheck(store, plan: plan, path: measured).check(result.subject) }
      try compare(result, of: measured, with: plan, path)
    case .scores(let scores): try compare(scores, with: plan, path, store)
    }
  }

  private func compare(_ result: MeasuredResult, of file: String, with plan: Plan, _ planFile: String) throws {
    let comparison = MeasuredComparison(result, plan: plan)
    let entry = try keep ? entry(comparison, of: file, plan, planFile) : nil
    try output.write(MeasuredComparisonDocument.document(comparison)) { try VerificationExport.json(comparison) }
    if let entry {
      let own = try catalogs.own()
      for path in try own.write([EntryDraft(entry, from: planFile)], replacing: force) {
        StandardStreams.message("wrote \(path)")
      }
    }
    if !comparison.isWithin { throw ExitCode(ExitStatus.doesNotFit) }
  }

  private func entry(
    _ comparison: MeasuredComparison, of file: String, _ plan: Plan, _ planFile: String
  ) throws -> KeptMeasurement {
    let edition = try catalogs.open().edition()?.date
    return try MeasurementToKeep(comparison, plan: plan, planFile: planFile, resultFile: file)
      .entry(named: name, date: Today.text, edition: edition)
  }

  private func compare(
    _ scores: BenchmarkScores, with plan: Plan, _ planFile: String, _ store: CatalogStore
  ) throws {
    if keep { throw Failure.usage("--keep: \(scores.path) holds benchmarks of accuracy, and speeds are kept") }
    guard let against else {
      throw Failure.usage(
        "--against: expected the original model's result, as \(scores.path) holds benchmarks of accuracy")
    }
    let original = try ResultFile.scores(against)
    if !ignoreNames {
      if let model = scores.model { try SubjectCheck(store, plan: plan, path: scores.path).check(model: model) }
      if let model = original.model { try SubjectCheck(store, plan: plan, path: against).check(model: model) }
    }
    guard let planned = plan.chosen.quality.recovery else {
      throw Failure(
        "\(planFile): quality.recovery: expected a range, found null: this plan tells none of its scheme",
        status: ExitStatus.data)
    }
    let comparison = try RecoveryComparison(
      scores, against: original, planned: planned, single: plan.quality.benchmarkRecovery)
    try output.write(RecoveryComparisonDocument.document(comparison)) { try VerificationExport.json(comparison) }
    if !comparison.isWithin { throw ExitCode(ExitStatus.doesNotFit) }
  }
}
