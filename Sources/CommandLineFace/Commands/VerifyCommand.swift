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
      where all that both tell is within the plan's ranges, 2 where something isn't. A result that names another model, \
      accelerator or count than the plan is an error. With --keep it becomes an entry in the folder of your own, \
      measurements/ID.json: from then on plans of that deployment are corrected by it and say so; removing the file undoes \
      it. The exit status stays that of the comparison.

      Results of lm-evaluation-harness are compared by benchmark: --measured the quantized model's, --against the \
      original's.

      Examples:
        quantplan verify
        quantplan verify --json -o accuracy.json
        quantplan verify --rows my-evidence.json
        quantplan verify --measured result.json --plan plan.json
        quantplan verify --measured result.json --plan plan.json --keep
        quantplan verify --measured results_int4.json --against results_bf16.json --plan plan.json
      """)

  @Option(
    help: ArgumentHelp(
      "Rows of your own instead of the catalogs': a file as in catalogs/evidence.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var rows: String?

  @Option(
    help: ArgumentHelp(
      "A result of `vllm bench serve --save-result`, SGLang's bench_serving, `trtllm-bench --report_json`, "
        + "`llama-bench -o json` or lm_eval.",
      valueName: "file"),
    completion: .file(extensions: ["json"]))
  var measured: String?

  @Option(
    help: ArgumentHelp("The plan of what was measured, as `quantplan plan --json` writes it.", valueName: "plan.json"),
    completion: .file(extensions: ["json"]))
  var plan: String?

  @Option(
    help: ArgumentHelp(
      "The original model's result of lm_eval, beside --measured the quantized one's.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var against: String?

  @Flag(help: "Keep what was measured as an entry of your own, which corrects plans of that deployment.")
  var keep = false

  @Option(help: ArgumentHelp("What a kept measurement is called.", valueName: "name"))
  var name: String?

  @Flag(help: "Replace a kept measurement of the same deployment and load.")
  var force = false

  @Flag(help: "Compare though the result names another model, accelerator or count: a local path, a name of your own.")
  var ignoreNames = false

  @OptionGroup(title: "OUTPUT") var output: OutputOptions
  @OptionGroup var catalogs: CatalogOptions

  func validate() throws {
    guard (measured == nil) == (plan == nil) else {
      throw ValidationError("expected --measured and --plan together: a result, and the plan that it is compared with")
    }
    guard measured == nil || rows == nil else {
      throw ValidationError("--rows and --measured ask for two reports; give one of them")
    }
    if measured == nil, keep || ignoreNames || against != nil {
      throw ValidationError("--keep, --ignore-names and --against are about a result: expected --measured and --plan")
    }
    if !keep, force || name != nil { throw ValidationError("--force and --name are about what --keep writes") }
    if let name, !name.contains(where: { !$0.isWhitespace }) {
      throw ValidationError("--name: expected some text, found '\(name)'")
    }
    if keep, against != nil { throw ValidationError("--keep keeps speeds, and --against compares accuracy; give one") }
  }

  func run() throws {
    try InputProtection.check("-o", output.file) { [rows, measured, against, plan].compactMap(\.self) }
    if let measured, let plan { return try compare(measured, withPlan: plan) }
    let store = try catalogs.open()
    let evidence = try rows.map { [try store.evidence($0)] } ?? store.allEvidence()
    if let rows { try store.checkNames(ofEvidence: rows) }
    let report = try VerificationReport(EvidenceCatalogs(store, evidence: evidence, areOwn: rows != nil))
    try output.write(VerificationDocument.document(report)) { try VerificationExport.json(report) }
  }
}
