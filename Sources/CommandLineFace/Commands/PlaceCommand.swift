import ArgumentParser
import Catalogs
import Domain
import Export
import Planning
import Presentation

/// `quantplan place`: several models on one machine.
struct PlaceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "place",
    abstract: "Put several models on the GPUs of one machine: what fits where, and who slows whom.",
    usage: "quantplan place <model|plan.json> ... --on <hardware> [<options>]",
    discussion: """
      Each MODEL is planned on one GPU, or as few as hold it, with its usual load, each PLAN.json as it was asked, \
      all on HARDWARE, which is one kind of machine; \
      10xMODEL stands for ten of them. Exit status 0: all fit; 2: something does not, and the report says what would. \
      With --strict a missed target is 2 as well.

      Examples:
        quantplan place llama-3.1-8b bert-base --on l40s --request-rate 0.5
        quantplan place 10xbert-base --on l4 --count 1
        quantplan place chat.json embed.json --on h100-sxm --json
      """)

  @Argument(
    help: ArgumentHelp("Models, or plans written by 'quantplan plan --json'.", valueName: "model|plan.json"),
    transform: { text in try PlacedArgument(text) })
  var members: [PlacedArgument]

  @Option(.accelerator, "The accelerator of the machine (default: h100-sxm).", valueName: "hardware")
  var accelerator: RequestArgument?

  @Option(.count, "Accelerators of the machine, or auto for the least that hold everything.", valueName: "n|auto")
  var count: RequestArgument?

  @Option(
    .requestsPerSecond, "Requests per second that each model gets which is named rather than exported.",
    valueName: "r")
  var requestRate: RequestArgument?

  @Option(.region, "Where the machine stands, for prices.", valueName: "id")
  var region: RequestArgument?

  @OptionGroup(title: "PRICES") var prices: PriceOptions

  @Flag(help: "Exit with status 2 where a target is missed, as where something does not fit.")
  var strict = false

  @OptionGroup(title: "OUTPUT") var output: OutputOptions
  @OptionGroup var catalogs: CatalogOptions

  func run() throws {
    let store = try catalogs.open()
    let planner = Planner(catalogs: store)
    let hardware = try accelerator?.text ?? store.defaults().accelerator
    try InputProtection.check("-o", output.file) { members.map(\.name) + [hardware] }
    guard !planner.isChoice(hardware) else {
      throw Failure.usage("--on is `\(hardware)`; expected one kind of machine, as models are placed on one")
    }
    let machine = try store.accelerator(hardware)
    guard !machine.isMixed else {
      throw Failure.usage("--on is `\(hardware)`; expected a machine whose accelerators are alike, or one accelerator")
    }
    // Members take the accelerators of a host, not all of it.
    let card = machine.host?.accelerators.first?.accelerator ?? hardware
    let requests = try members.flatMap {
      try $0.requests(on: card, rate: requestRate?.text, others: others, planner: planner)
    }
    try InputProtection.check("-o", output.file) { requests.flatMap { InputProtection.files(of: $0, store) } }
    let own = CatalogStore.isThisMachine(hardware) ? try store.machineHardware().planned().group.count : nil
    let devices = count.map { NumberReader.decimal.whole($0.text) } ?? own
    try ThisMachine.tell(hardware, plan: nil, catalogs: store)
    let report = try planner.place(requests, on: hardware, devices: devices)
    for warning in report.warnings { StandardStreams.message("warning: \(warning)") }
    try output.write(PlacementDocument.document(report)) { try PlacementExport.json(report) }
    if !report.fits || (strict && !report.meetsTargets) { throw ExitCode(ExitStatus.doesNotFit) }
  }
}

extension PlaceCommand {
  /// What is asked of every model alike.
  private var others: RequestChanges {
    var others = prices.changes
    others[.region] = region?.text
    return others
  }
}
