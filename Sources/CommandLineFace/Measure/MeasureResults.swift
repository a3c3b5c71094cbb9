import ArgumentParser
import Export
import Quantization

/// Where `measure` leaves what it found, beside the report.
struct MeasureResults: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Keep each result in this file as it is found, and don't measure what it already holds. `plan --weights` reads it.",
      valueName: "file.jsonl"))
  var record: String?

  @Flag(name: .customLong("histogram"), help: "Draw the weights of one row of each tensor and the levels they go to.")
  var showsHistogram = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Write the sample's dequantized values, codes and scales.", valueName: "file.safetensors"))
  var dump: String?

  func log() throws -> MeasurementFile? {
    guard let record else { return nil }
    let file = try MeasurementFile(path: record, mustExist: false, claims: true, version: Version.current)
    if file.endsInFragment {
      StandardStreams.message("\(record): the last line was cut off and is measured again")
    }
    return file
  }

  func dump(_ run: MeasurementRun, _ report: MeasurementRun.Report) throws {
    guard let dump, Interruption.received == nil else { return }
    try TensorDump.write(
      report.sample, of: run.source, schemes: run.schemes, to: dump, activations: run.activations)
    StandardStreams.message("wrote \(dump)")
  }
}
