import ArgumentParser
import Catalogs
import Export
import Presentation
import Quantities
import Quantization
import Tensors

/// `quantplan measure`: quantizes sample tensors and measures the error.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Quantize sample layers for real and measure the error of each scheme.",
    discussion: """
      MODEL is a .safetensors or .gguf file, a model.safetensors.index.json, a folder with either, or a model of the \
      catalog, whose tensor shapes are then filled with synthetic weights, labelled as such. \
      The result is t² = ‖W−Ŵ‖²/‖W‖² of each tensor, their mean by parameters over the model with its 95 % \
      confidence interval where not all were measured; with activations also the error of the outputs. Ctrl-C keeps \
      what was measured until then.

      Formats: \(LaboratorySchemes.known); catalog schemes are understood too, mixes such as gguf-q4_k_m \
      included. A name that is both, such as gguf-q4_0, means the scheme as a plan does, embeddings and head included.

      Methods: \(MethodCatalog.help)

      Examples:
        quantplan measure model.safetensors --scheme int8,int4-g128,nf4
        quantplan measure ./llama/ --scheme int4-g128 --method rtn,awq,gptq
        quantplan measure ./llama/ --scheme gguf-q4_k_m --record errors.jsonl
        quantplan measure llama-4-scout --samples 8
        quantplan measure model.safetensors --scheme nf4 --dump nf4.safetensors
      """)

  @Argument(help: ArgumentHelp("Weights on disk, or a model of the catalog.", valueName: "model|path"))
  var subject: String

  @OptionGroup(title: "WHAT") var selection: MeasureSelection
  @OptionGroup(title: "SAMPLE") var sample: MeasureSample
  @OptionGroup(title: "RESULTS") var results: MeasureResults
  @OptionGroup(title: "OUTPUT") var output: OutputOptions
  @OptionGroup var catalogs: CatalogOptions

  func run() throws {
    let source = try MeasurementSubject.source(subject, seed: UInt64(sample.seed), catalogs: catalogs.open)
    try protectInputs(source)
    let schemes = try selection.schemes(of: source, catalogs: catalogs.open)
    let tensors = selection.tensors(of: source, under: schemes)
    guard !tensors.isEmpty else { throw nothingToMeasure(source) }
    let log = try results.log()
    let run = MeasurementRun(
      source: source, activations: try selection.activations(for: schemes, seed: UInt64(sample.seed)),
      tensors: tensors, schemes: schemes, extent: sample.extent, log: log,
      work: WorkContext(
        workers: Processors.count, seed: UInt64(sample.seed), isCancelled: { Interruption.received != nil }))
    Interruption.watch()
    let bar = ProgressBar.onStandardError()
    defer { bar?.finish() }
    let report = try run.run(progress: bar?.show)
    bar?.finish()
    // What was measured is told before anything else can fail.
    let levels = Result { results.showsHistogram ? try WeightLevels.all(of: run, report: report) : [] }
    try output.write(MeasurementDocument.document(report, levels: (try? levels.get()) ?? [])) {
      try MeasurementExport.json(report)
    }
    try finish(report)
    _ = try levels.get()
    try results.dump(run, report)
  }

  private func protectInputs(_ source: any TensorSource) throws {
    let inputs = { source.files + [subject] + selection.calibrationFiles + (results.record.map { [$0] } ?? []) }
    try InputProtection.check("--dump", results.dump, inputs: inputs)
    try InputProtection.check("-o", output.file, inputs: inputs)
  }

  private func finish(_ report: MeasurementRun.Report) throws {
    if let signal = Interruption.received {
      StandardStreams.message("interrupted: the results are of what was measured until then")
      throw ExitCode(ExitStatus.signal(signal))
    }
    if let fault = report.summary.fault, !report.results.isEmpty {
      throw Failure("\(fault) What was measured before that is told", status: ExitStatus.data)
    }
    guard report.results.isEmpty, let skipped = report.summary.skipped.first else { return }
    throw Failure("nothing could be measured: \(skipped.tensor): \(skipped.reason)", status: ExitStatus.data)
  }

  private func nothingToMeasure(_ source: any TensorSource) -> Failure {
    let found = "\(NumberText.counted(source.tensors.count, "tensor")) in \(source.label)"
    guard !source.tensors.isEmpty else {
      return Failure(
        "expected tensors in \(source.label), found none; name a file with weights", status: ExitStatus.data)
    }
    guard let pattern = selection.tensor else {
      let advice = FoundTensorsText.canBeNamed(source.tensors) ? "choose some with --tensor, as --tensor '*', or " : ""
      return Failure(
        "expected matrices of floats to measure, found among the \(found): "
          + "\(FoundTensorsText.sentence(source.tensors)); \(advice)name another file", status: ExitStatus.data)
    }
    let named = source.tensors.matching(pattern)
    guard named.isEmpty else {
      return Failure.usage(
        "--tensor: expected matrices of floats, found that what \(pattern) names is \(FoundTensorsText.sentence(named)); "
          + "name others among the \(found)")
    }
    let example = source.tensors.quantizable().first.map { ", such as \($0.name)" } ?? ""
    return Failure.usage("--tensor: no name matches \(pattern) among the \(found)\(example)")
  }
}
