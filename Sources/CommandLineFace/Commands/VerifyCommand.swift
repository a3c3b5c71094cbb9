import ArgumentParser
import Catalogs
import Domain
import Export
import Presentation
import Verification

/// `quantplan verify`: published measurements beside what plans say of them.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "How far the planner's figures are from what was measured.",
    discussion: """
      Every row of the catalogs' evidence goes the way that plans go: memory, speed under its load, energy. Errors \
      are told apart for rows that constants are fitted on and for rows that they never are. Exit status 0.

      With --measured a result of your own machine is compared with a plan of the same deployment: exit status 0 \
      where all that both tell is within the plan's ranges, 2 where something isn't.

      Examples:
        quantplan verify
        quantplan verify --json -o accuracy.json
        quantplan verify --rows my-evidence.json
        quantplan verify --measured result.json --plan plan.json
      """)

  @Option(
    help: ArgumentHelp(
      "Rows of your own instead of the catalogs': a file as in catalogs/evidence.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var rows: String?

  @Option(
    help: ArgumentHelp(
      "A result of `vllm bench serve --save-result`, SGLang's bench_serving or `llama-bench -o json`.",
      valueName: "file"),
    completion: .file(extensions: ["json"]))
  var measured: String?

  @Option(
    help: ArgumentHelp("The plan of what was measured, as `quantplan plan --json` writes it.", valueName: "plan.json"),
    completion: .file(extensions: ["json"]))
  var plan: String?

  @OptionGroup(title: "OUTPUT") var output: OutputOptions
  @OptionGroup var catalogs: CatalogOptions

  func validate() throws {
    guard (measured == nil) == (plan == nil) else {
      throw ValidationError("expected --measured and --plan together: a result, and the plan that it is compared with")
    }
    guard measured == nil || rows == nil else {
      throw ValidationError("--rows and --measured ask for two reports; give one of them")
    }
  }

  func run() throws {
    try InputProtection.check("-o", output.file) { [rows, measured, plan].compactMap(\.self) }
    if let measured, let plan { return try compare(measured, with: plan) }
    let store = try catalogs.open()
    let evidence = try rows.map { [try store.evidence($0)] } ?? store.allEvidence()
    let report = try VerificationReport(EvidenceCatalogs(store, evidence: evidence, areOwn: rows != nil))
    try output.write(VerificationDocument.document(report)) { try VerificationExport.json(report) }
  }

  private func comparison(of measured: String, with plan: Plan) throws -> MeasuredComparison {
    MeasuredComparison(try ResultFile.read(measured, inputTokens: plan.request.inputTokens), plan: plan)
  }

  private func compare(_ measured: String, with path: String) throws {
    let comparison = try comparison(of: measured, with: PlanFile.read(path))
    try output.write(MeasuredComparisonDocument.document(comparison)) { try VerificationExport.json(comparison) }
    if !comparison.isWithin { throw ExitCode(ExitStatus.doesNotFit) }
  }
}
