import ArgumentParser
import Catalogs
import Export
import Presentation
import Quantization
import Tensors

/// `quantplan measure`: quantizes sample tensors and measures the error.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Quantize sample layers for real and measure the error of each scheme.",
    discussion: """
      MODEL is a .safetensors file, a model.safetensors.index.json, a folder with either, or a model of the \
      catalog, whose tensor shapes are then filled with synthetic weights, labelled as such. \
      The result is t² = ‖W−Ŵ‖²/‖W‖² over the whole model with its 95 % confidence interval, and each tensor's \
      errors. Ctrl-C keeps what was measured until then.

      Formats: \(LaboratorySchemes.known); catalog schemes that store one of these are understood too.

      Examples:
        quantplan measure model.safetensors --scheme int8,int4-g128,nf4
        quantplan measure ./llama-3.1-8b/ --tensor '*.down_proj.weight' --all --json
        quantplan measure llama-4-scout --samples 8
        quantplan measure model.safetensors --scheme nf4 --dump nf4.safetensors
      """)

  @Argument(help: ArgumentHelp("Weights on disk, or a model of the catalog.", valueName: "model|path"))
  var subject: String

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Only tensors whose name matches (*, ?, [...]).", valueName: "glob"))
  var tensor: String?

  @Option(
    name: .customLong("scheme"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Formats, by commas or repeated (default: \(LaboratorySchemes.defaults.joined(separator: ","))).",
      valueName: "id,..."))
  var schemes: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How codes are chosen: rtn, round to nearest (default).", valueName: "id"),
    transform: MethodArgument.method)
  var method: any QuantizationMethod = RoundToNearest()

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Tensors to measure, a fair sample by class and depth (default: 24).", valueName: "n"),
    transform: ArgumentReader.whole(1...1_000_000))
  var samples: Int = 24

  @Flag(help: "Measure every tensor instead of a sample.")
  var all = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Chooses the sample and the synthetic weights (default: 0).", valueName: "n"),
    transform: ArgumentReader.whole(0...Int.max))
  var seed: Int = 0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Write the sample's dequantized values, codes and scales.", valueName: "file.safetensors"))
  var dump: String?

  @OptionGroup(title: "OUTPUT") var output: OutputOptions
  @OptionGroup var catalogs: CatalogOptions

  func run() throws {
    let source = try MeasurementSubject.source(subject, seed: UInt64(seed), catalogs: catalogs.open)
    let names = ListArgument.parts(of: schemes, default: LaboratorySchemes.defaults)
    let chosen = try LaboratorySchemes(catalogs: catalogs.open, method: method).schemes(named: names)
    let tensors = source.tensors.quantizable(matching: tensor)
    guard !tensors.isEmpty else { throw nothingToMeasure(source) }
    let run = MeasurementRun(
      source: source, tensors: tensors, schemes: chosen, sampleLimit: all ? nil : samples, seed: UInt64(seed),
      workers: Processors.count)
    Interruption.watch()
    let bar = ProgressBar.onStandardError()
    let report = run.run(isCancelled: { Interruption.received != nil }, progress: bar?.show)
    bar?.finish()
    if let dump, Interruption.received == nil {
      try TensorDump.write(run.plan.sample, of: source, schemes: chosen, to: dump)
      StandardStreams.message("wrote \(dump)")
    }
    try output.write(
      as: { try MeasurementExport.text(report, as: $0) },
      text: { $0.text(MeasurementTable.lines(report, width: $0.width)) })
    try finish(report)
  }

  private func finish(_ report: MeasurementRun.Report) throws {
    if let signal = Interruption.received {
      StandardStreams.message("interrupted: the results are of what was measured until then")
      throw ExitCode(ExitStatus.signal(signal))
    }
    guard report.results.isEmpty, let skipped = report.summary.skipped.first else { return }
    throw Failure("nothing could be measured: \(skipped.tensor): \(skipped.reason)", status: ExitStatus.data)
  }

  private func nothingToMeasure(_ source: any TensorSource) -> Failure {
    let found = "\(source.tensors.count) tensors in \(source.label)"
    guard let tensor else {
      return Failure("no matrix of floats to measure among the \(found)", status: ExitStatus.data)
    }
    let example = source.tensors.quantizable().first.map { ", such as \($0.name)" } ?? ""
    return Failure.usage("--tensor: no name matches \(tensor) among the \(found)\(example)")
  }
}

/// Methods by the names that people type.
enum MethodArgument {
  @Sendable static func method(_ text: String) throws -> any QuantizationMethod {
    guard let method = MethodCatalog.method(named: text) else {
      throw ArgumentReader.Refusal(description: "expected \(MethodCatalog.all.map(\.id).joined(separator: ", "))")
    }
    return method
  }
}
