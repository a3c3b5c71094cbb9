import Domain
import Tensors
import Testing

@testable import Quantization

@Suite("How much a run measures")
struct SampleExtentTests {
  /// A model whose weights are at hand, layers of two classes.
  private static func source(layers: Int = 6) throws -> MemorySource {
    let tensors = Samples.model(layers: layers)
    let values = try tensors.enumerated().map { index, tensor in
      (tensor.name, try Samples.matrix(tensor.matrix.rows, tensor.matrix.columns, seed: UInt64(index)))
    }
    return MemorySource(tensors: tensors, values: Dictionary(uniqueKeysWithValues: values))
  }

  private func run(
    _ source: any TensorSource, _ methods: [String], extent: SampleExtent = .usual
  ) throws -> MeasurementRun.Report {
    let format = try #require(CodecCatalog.format(named: "int4-g128"))
    let schemes = try methods.map { Treatment(format: format, method: try #require(MethodCatalog.method(named: $0))) }
    return try MeasurementRun(
      source: source, activations: methods == ["rtn"] ? nil : SyntheticActivations(seed: 1), tensors: source.tensors,
      schemes: schemes, extent: extent
    ).run()
  }

  @Test("Weights that are only rounded are all measured, and then nothing is left to chance")
  func rounding() throws {
    let report = try run(Self.source(), ["rtn"])
    let scheme = report.summary.schemes[0]
    #expect(scheme.tensorsMeasured == 12 && scheme.tensorsInPopulation == 12)
    #expect(scheme.relativeSquaredError?.low == scheme.relativeSquaredError?.high)
    #expect(report.summary.seen.parameterShare == 1 && report.summary.seen.unseen.isEmpty)
  }

  @Test("Of invented weights one tensor of each class and third is")
  func invented() throws {
    let tensors = Samples.model(layers: 30)
    let report = try run(SyntheticSource(tensors, seed: 1), ["rtn"])
    #expect(report.results.count == 6 && report.summary.seen.strata == 6)
    #expect(report.summary.schemes[0].relativeSquaredError?.high != nil)
  }

  @Test("A method's sample is told by what rounding makes of all; rounding's own value has no chance in it")
  func costly() throws {
    let source = try Self.source(layers: 24)
    let report = try run(source, ["rtn", "gptq"])
    let (rounded, treated) = (report.summary.schemes[0], report.summary.schemes[1])
    #expect(treated.tensorsMeasured == 24 && treated.tensorsRounded == 48 && rounded.tensorsMeasured == 48)
    #expect(rounded.relativeSquaredError?.low == rounded.relativeSquaredError?.high)
    let all = try run(source, ["rtn", "gptq"], extent: .all).summary.schemes
    #expect(all[0].relativeSquaredError == rounded.relativeSquaredError)
    let (truth, estimate) = (try #require(all[1].relativeSquaredError), try #require(treated.relativeSquaredError))
    #expect(try #require(estimate.low) <= truth.likely && truth.likely <= (try #require(estimate.high)))
    #expect(abs(estimate.likely / truth.likely - 1) < 0.05)
  }

  @Test("A sample that was asked for is all that is read")
  func asked() throws {
    let report = try run(Self.source(), ["rtn", "gptq"], extent: .tensors(7))
    #expect(report.results.count == 14 && report.summary.schemes.allSatisfy { $0.tensorsRounded == 0 })
  }

  @Test("Weights that are no numbers are told of wherever they were read")
  func notFinite() throws {
    let whole = try Self.source(layers: 24)
    var values = whole.values
    for name in values.keys { values[name]?[3] = .nan }
    let report = try run(MemorySource(tensors: whole.tensors, values: values), ["gptq"])
    #expect(report.results.count == 24 && report.summary.notFiniteCount == 48)
  }

  @Test("A method stops once its interval is narrow, told by what rounding makes of all")
  func precise() throws {
    let source = try Self.source(layers: 48)
    let scheme = try run(source, ["gptq"], extent: .untilPrecise(0.2)).summary.schemes[0]
    #expect(
      scheme.tensorsMeasured < 48 && scheme.tensorsRounded == 96,
      "\(scheme.tensorsMeasured) \(scheme.relativeSquaredError as Any)")
    let error = try #require(scheme.relativeSquaredError)
    #expect(try #require(error.high) - error.likely <= 0.2 * error.likely)
  }

  @Test("What a mix keeps as floats is no part of its error")
  func mix() throws {
    let tensors = [
      Samples.descriptor(64, 128, name: "model.layers.0.self_attn.q_proj.weight"),
      Samples.descriptor(192, 128, name: "model.embed_tokens.weight"),
    ]
    let formats = try ["int4-g128", "bf16"].map { try #require(CodecCatalog.format(named: $0)) }
    let mix = Treatment(
      id: "mix", formats: Dictionary(uniqueKeysWithValues: zip(tensors.map(\.name), formats)))
    let plain = Treatment(format: formats[0])
    let source = SyntheticSource(tensors, seed: 1)
    let summary = try MeasurementRun(source: source, tensors: tensors, schemes: [mix]).run().summary
    let alone = try MeasurementRun(source: source, tensors: [tensors[0]], schemes: [plain]).run().summary
    #expect(summary.schemes[0].relativeSquaredError == alone.schemes[0].relativeSquaredError)
    #expect(summary.schemes[0].bitsPerWeight == alone.schemes[0].bitsPerWeight)
  }

  @Test("What is left out is told by class, with its share of all weights")
  func leftOut() throws {
    let tensors = [
      Samples.descriptor(64, 64, name: "model.layers.0.self_attn.q_proj.weight"),
      Samples.descriptor(192, 64, name: "model.embed_tokens.weight"),
    ]
    let source = SyntheticSource(tensors, seed: 1)
    let scheme = try #require(Treatment(named: "int8"))
    let summary = try MeasurementRun(source: source, tensors: tensors.quantizable(), schemes: [scheme]).run().summary
    #expect(summary.leftOut.map(\.tensorClass) == [.embedding] && summary.leftOut[0].parameterShare == 0.75)
  }

  @Test(
    "Student's t reaches as far as tables say",
    arguments: [
      (0.95, 1, 12.706), (0.95, 2, 4.303), (0.95, 3, 3.182), (0.95, 5, 2.571), (0.95, 30, 2.042), (0.99, 4, 4.604),
      (0.999, 10, 4.587), (0.975, 8, 2.752),
    ])
  func student(confidence: Double, degrees: Double, reach: Double) {
    let found = StudentT.reach(confidence: confidence, degreesOfFreedom: degrees)
    #expect(abs(found / reach - 1) < 0.002, "\(found)")
  }
}
