import ArgumentParser
import Domain
import Export
import Presentation

/// `quantplan compare`: exported plans beside the first of them.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "What changes from one exported plan to others: hardware, cost, speed, energy, accuracy.",
    usage: "quantplan compare <plan.json> <plan.json> ... [<options>]",
    discussion: """
      The first plan is the base; each other one is told with its change against it. Plans of different \
      questions are compared all the same, and a warning says in what they differ. Exit status 0.

      Examples:
        quantplan compare today.json tomorrow.json
        quantplan compare bf16.json fp8.json int4.json -o comparison.html
        quantplan plan qwen3-8b --on l4 --json | quantplan compare today.json -
      """)

  @Argument(
    help: ArgumentHelp(
      "Plans written by 'quantplan plan --json', two to eight; - is standard input.", valueName: "plan.json"),
    completion: .file(extensions: ["json"]))
  var paths: [String]

  @OptionGroup(title: "OUTPUT") var output: OutputOptions

  func validate() throws {
    guard (2...8).contains(paths.count) else {
      throw ValidationError("expected two to eight plans, found \(paths.count)")
    }
    guard paths.count(where: { $0 == "-" }) <= 1 else {
      throw ValidationError("expected standard input (-) once, found it \(paths.count { $0 == "-" }) times")
    }
  }

  func run() throws {
    try InputProtection.check("-o", output.file) { paths }
    let entries = try paths.map { PlanComparison.Entry(try PlanFile.read($0), source: $0) }
    let comparison = PlanComparison(base: entries[0], others: Array(entries.dropFirst()))
    try output.write(ComparisonDocument.document(comparison)) { try ComparisonExport.json(comparison) }
  }
}
