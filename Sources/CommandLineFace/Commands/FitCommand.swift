import ArgumentParser
import Catalogs
import Domain
import Export
import Planning
import Presentation

/// `quantplan fit`: schemes × hardware.
struct FitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "How many GPUs each scheme needs on each kind of hardware.",
    discussion: """
      Two answers a row: the count by capacity, and the count with a layout that the model can be split into.
      Exit status 0: some row fits; 2: none does.

      Examples:
        quantplan fit llama-4-scout --on h100-sxm
        quantplan fit deepseek-r1 --on h200-sxm,mi300x --scheme fp8-dynamic,w4a16-g128
        quantplan fit llama-3.1-8b --on rtx-4090 --context 32768 --json
      """)

  @Argument(help: ArgumentHelp("The model to deploy.", valueName: "model"))
  var model: String

  @Option(
    name: .customLong("on"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Accelerators, by commas or repeated (default: l4,l40s,a100-sxm-80gb,h100-sxm,h200-sxm,b200,mi300x).",
      valueName: "hardware,..."))
  var accelerators: [String] = []

  @Option(
    name: .customLong("scheme"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Only these schemes, by commas or repeated.", valueName: "id,..."))
  var schemes: [String] = []

  @OptionGroup(title: "LOAD") var load: RequestOptions
  @OptionGroup(title: "OUTPUT") var output: OutputOptions
  @OptionGroup var catalogs: CatalogOptions

  func run() throws {
    let store = try catalogs.open()
    let planner = Planner(catalogs: store)
    let hardware = ListArgument.parts(of: accelerators, default: try store.defaults().fitAccelerators)
    guard let first = hardware.first else { throw Failure.usage("--on names no accelerator") }
    let request = try planner.resolver.request(load.changes.over([.model: model, .accelerator: first]))
    try InputProtection.check("-o", output.file) {
      InputProtection.files(of: request, store) + hardware + schemes
    }
    let wanted = ListArgument.parts(of: schemes, default: [])
    let report = try planner.fit(request, accelerators: hardware, schemes: wanted.isEmpty ? nil : wanted)
    try output.write(FitDocument.document(report)) { try FitExport.json(report) }
    if report.rows.allSatisfy({ $0.count == nil }) { throw ExitCode(ExitStatus.doesNotFit) }
  }
}
