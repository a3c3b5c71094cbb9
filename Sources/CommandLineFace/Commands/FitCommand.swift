import ArgumentParser
import Catalogs
import Domain
import Export
import Planning
import Presentation

/// `quantplan fit`: schemes × hardware for a model, or the catalog's models on some hardware.
struct FitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "How many GPUs each scheme needs on each kind of hardware, or which models do on one.",
    discussion: """
      Of a MODEL two answers a row: the count by capacity, and the count with a layout that the model can be split into. \
      Without a MODEL the catalog's models that do the workload's task are ranked on the hardware: each with the best \
      scheme, and its speed, memory, accuracy, benchmarks and licence. Exit status 0: some row fits; 2: none does.

      Examples:
        quantplan fit llama-4-scout --on h100-sxm
        quantplan fit deepseek-r1 --on h200-sxm,mi300x --scheme fp8-dynamic,w4a16-g128
        quantplan fit llama-3.1-8b --on rtx-4090 --context 32768 --json
        quantplan fit --on rtx-4090 --workload rag
        quantplan fit --on l4,l40s --count 2 --max-loss 1% --csv
      """)

  @Argument(help: ArgumentHelp("The model to deploy; without one the catalog's models are ranked.", valueName: "model"))
  var model: String?

  @OptionGroup(title: "SUBJECT") var subject: FitSubjectOptions
  @OptionGroup(title: "SUBJECT") var size: SizeOptions
  @OptionGroup(title: "LOAD") var load: RequestOptions
  @OptionGroup(title: "RANKING MODELS") var ranking: RankingOptions
  @OptionGroup(title: "RANKING MODELS") var limits: LimitOptions
  @OptionGroup(title: "RANKING MODELS") var arrivals: LoadOptions
  @OptionGroup(title: "RANKING MODELS") var prices: PriceOptions
  @OptionGroup(title: "OUTPUT") var output: OutputOptions
  @OptionGroup var catalogs: CatalogOptions

  func validate() throws {
    try size.check(beside: model)
    guard model ?? size.model == nil, ListArgument.parts(of: subject.accelerators, default: []).isEmpty else { return }
    throw ValidationError(
      "expected <model> to count accelerators for, or --on with the hardware to rank the catalog's models on")
  }

  func run() throws {
    if let model = model ?? size.model { try fit(model) } else { try rank() }
  }

  /// Schemes × hardware.
  private func fit(_ model: String) throws {
    if let field = RequestField.all.first(where: { ofRanking[$0] != nil }) {
      throw Failure.usage(
        "\(field.flag) ranks models, where none is named; for one model write 'quantplan plan \(asked(of: model))'")
    }
    let store = try catalogs.open()
    let planner = Planner(catalogs: store)
    let named = ListArgument.parts(of: subject.accelerators, default: try store.defaults().fitAccelerators)
    let hardware = store.hardwareNames(in: named.joined(separator: ","))
    guard !hardware.isEmpty else { throw Failure.usage("--on names no accelerator") }
    let asked: RequestChanges = [.model: model, .accelerator: hardware.joined(separator: ",")]
    let request = try planner.resolver.request(load.changes.over(asked))
    try InputProtection.check("-o", output.file) {
      InputProtection.files(of: request, store) + hardware + subject.schemes
    }
    let wanted = ListArgument.parts(of: subject.schemes, default: [])
    for name in hardware { try ThisMachine.tell(name, plan: nil, catalogs: store) }
    let report = try planner.fit(request, accelerators: hardware, schemes: wanted.isEmpty ? nil : wanted)
    for fault in store.faultsOfOwnEntries() { StandardStreams.message("warning: \(fault.message)") }
    try output.write(FitDocument.document(report)) { try FitExport.json(report) }
    if report.rows.allSatisfy({ $0.count == nil }) { throw ExitCode(ExitStatus.doesNotFit) }
  }
}

extension FitCommand {
  /// The words that ask a plan of the model the same, on the first hardware and in the first scheme that are named.
  private func asked(of model: String) -> String {
    var changes = ofRanking.over(load.changes)
    changes[.accelerator] = ListArgument.parts(of: subject.accelerators, default: []).first
    changes[.scheme] = ListArgument.parts(of: subject.schemes, default: []).first
    let options = RequestField.all.compactMap { field in
      changes[field].map { "\(field.flag) \(RequestText.quoted($0))" }
    }
    return ([RequestText.quoted(model)] + options).joined(separator: " ")
  }

  /// What only the ranking of models asks.
  private var ofRanking: RequestChanges {
    ranking.changes.over(limits.changes).over(arrivals.changes).over(prices.changes)
  }

  /// Models on some hardware.
  private func rank() throws {
    let hardware = ListArgument.parts(of: subject.accelerators, default: [])
    let wanted = ListArgument.parts(of: subject.schemes, default: [])
    guard wanted.count <= 1 else {
      throw Failure.usage(
        "--scheme is \(wanted.joined(separator: ",")); expected one scheme, or none for the best of each, where no "
          + "MODEL is named")
    }
    var asked = ofRanking.over(load.changes)
    asked[.accelerator] = hardware.joined(separator: ",")
    asked[.scheme] = wanted.first
    let store = try catalogs.open()
    let report = try Planner(catalogs: store).models(asked)
    try InputProtection.check("-o", output.file) { InputProtection.files(of: report.request, store) + hardware }
    for name in hardware { try ThisMachine.tell(name, plan: nil, catalogs: store) }
    for warning in report.warnings { StandardStreams.message("warning: \(warning)") }
    try output.write(ModelsDocument.document(report)) { try FitExport.json(report) }
    if !report.fits { throw ExitCode(ExitStatus.doesNotFit) }
  }
}
