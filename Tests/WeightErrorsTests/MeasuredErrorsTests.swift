import Catalogs
import Domain
import Planning
import Quantities
import Quantization
import Tensors
import TestSupport
import Testing
import WeightErrors

@Suite("Quality from measured weights")
struct MeasuredErrorsTests {
  @Test("A measured format speaks for its schemes; the others keep their synthetic errors, each labelled")
  func fallback() throws {
    let measured = MeasuredErrors(
      byFormat: ["int4-g128": Interval(low: 0.01, likely: 0.02, high: 0.03)], file: "own.safetensors", tensors: 3)
    let catalogs = try ShippedCatalogs.store()
    let weights = WeightMeasurements(catalogs)
    let planner = Planner(catalogs: catalogs, weights: weights)
    var request = try planner.request(model: "qwen3-8b", accelerator: "h100-sxm")
    request.count = 1
    request.weights = "own.safetensors"
    try weights.keep(measured, for: request)
    let plan = try planner.plan(request)
    func quality(_ scheme: String) throws -> QualityEstimate {
      try #require(plan.alternatives.first { $0.deployment.scheme == scheme }).quality
    }
    let int4 = try quality("w4a16-g128")
    #expect(int4.basis == .measured)
    #expect(abs(try #require(int4.relativeSquaredError?.likely) - 0.02) < 1e-12)
    #expect(int4.notes.contains(.fact(.measured(tensors: 3, areSynthetic: false, file: "own.safetensors"))))
    let fp8 = try quality("fp8-dynamic")
    #expect(fp8.basis == .synthetic)
    #expect(try #require(fp8.relativeSquaredError?.likely) < 0.001)
  }

  @Test("More bits never more error, as the plan shows them", arguments: ["qwen3-8b", "llama-3.3-70b-instruct"])
  func monotone(model: String) throws {
    let planner = try ShippedCatalogs.planner()
    var request = try planner.request(model: model, accelerator: "b200")
    request.count = 2
    let plan = try planner.plan(request)
    let errors = try ["w4a16-g128", "fp8-dynamic", "w8a16", "bf16"].map { scheme in
      try #require(plan.alternatives.first { $0.deployment.scheme == scheme }?.quality.relativeSquaredError?.likely)
    }
    #expect(errors == errors.sorted(by: >))
  }
}

@Suite("Quality from files of measurements")
struct RecordedErrorsTests {
  private func row(
    _ tensor: String, _ tensorClass: TensorFamily, error: Double, method: String = "rtn", outputs: Double? = nil,
    isSynthetic: Bool = false
  ) -> RecordedMeasurement {
    RecordedMeasurement(
      result: MeasurementResult(
        tensor: tensor, shape: [64, 64], tensorClass: tensorClass, layerIndex: 0, scheme: "int4-g128",
        format: "int4-g128", method: method, bitsPerWeight: 4,
        metrics: ErrorMetrics(
          relativeSquaredError: error, meanSquaredError: nil, cosineSimilarity: nil, maximumAbsoluteError: nil),
        outputRelativeError: outputs, notFiniteCount: 0, seconds: 0),
      tensorHash: "0", calibration: outputs.map { _ in "activations.safetensors" }, source: "w",
      isSynthetic: isSynthetic, seed: 0)
  }

  @Test("Each class has its own error, others the mean; rows of other methods and synthetic ones don't count")
  func classes() throws {
    let rows = [
      row("a", .feedForwardUp, error: 0.01), row("b", .feedForwardUp, error: 0.03),
      row("c", .feedForwardDown, error: 0.08), row("d", .feedForwardDown, error: 0.9, method: "gptq"),
      row("e", .feedForwardDown, error: 0.9, isSynthetic: true),
    ]
    let errors = try #require(MeasuredErrors(rows: rows, file: "m.jsonl"))
    func error(_ tensorClass: TensorClass) -> Interval? {
      errors.relativeSquaredError(format: "int4-g128", tensorClass: tensorClass)
    }
    #expect(
      errors.basis == .measured && errors.tensors == 3
        && errors.note == .measured(tensors: 3, areSynthetic: false, file: "m.jsonl"))
    let up = try #require(error(.feedForwardUp))
    #expect(abs(up.likely - 0.02) < 1e-12 && up.low < 0.01 && up.high > 0.03)
    #expect(error(.feedForwardDown)?.likely == 0.08)
    #expect(abs(try #require(error(.attentionQuery)?.likely) - 0.04) < 1e-12)
    #expect(errors.relativeSquaredError(format: "nf4", tensorClass: .feedForwardUp) == nil)
  }

  @Test("Synthetic rows alone are called synthetic; rows of other methods alone say nothing")
  func labels() {
    let synthetic = MeasuredErrors(rows: [row("a", .feedForwardUp, error: 0.01, isSynthetic: true)], file: "m")
    #expect(synthetic?.basis == .synthetic && synthetic?.note == .measured(tensors: 1, areSynthetic: true, file: "m"))
    #expect(MeasuredErrors(rows: [row("a", .feedForwardUp, error: 0.01, method: "gptq")], file: "m") == nil)
    #expect(MeasuredErrors(rows: [], file: "m") == nil)
  }

  @Test("What aims at outputs is told by them, by the method that a scheme's checkpoints are made with")
  func outputs() throws {
    let rows = [
      row("a", .feedForwardUp, error: 0.016), row("a", .feedForwardUp, error: 0.054, method: "gptq", outputs: 0.03),
      row("b", .feedForwardUp, error: 0.054, method: "gptq", outputs: 0.05),
      row("a", .feedForwardUp, error: 0.02, method: "mse", outputs: 0.11),
    ]
    let errors = try #require(MeasuredErrors(rows: rows, file: "m.jsonl"))
    let catalogs = try ShippedCatalogs.store()
    for other in ["nf4", "awq"] { #expect(errors.outputs(of: try catalogs.scheme(other)) == nil, "\(other)") }
    let outputs = try #require(errors.outputs(of: try catalogs.scheme("w4a16-g128")))
    let error = try #require(outputs.relativeSquaredError(format: "int4-g128", tensorClass: .feedForwardUp))
    #expect(abs(error.likely - (0.0009 + 0.0025) / 2) < 1e-12)
    #expect(
      outputs.note
        == .outputs(
          CalibratedOutputs(
            method: "gptq", tensors: 2, areSynthetic: false, file: "m.jsonl", activations: "activations.safetensors")))
    #expect(MeasuredErrors(rows: Array(rows.dropFirst()), file: "m.jsonl") != nil)

    func quality(_ rows: [RecordedMeasurement], _ scheme: String) throws -> QualityEstimate {
      let weights = WeightMeasurements(catalogs)
      let planner = Planner(catalogs: catalogs, weights: weights)
      var request = try planner.request(model: "qwen3-8b", accelerator: "h100-sxm")
      (request.count, request.weights, request.scheme) = (1, "own.safetensors", scheme)
      try weights.keep(try #require(MeasuredErrors(rows: rows, file: "m.jsonl")), for: request)
      return try planner.plan(request).quality
    }
    let told = try quality(rows, "w4a16-g128")
    #expect(abs(try #require(told.relativeSquaredError?.likely) - 0.0017) < 1e-12)
    #expect(told.basis == .measured && told.notes.contains(.fact(outputs.note)))
    let rounded = try quality([rows[0]], "w4a16-g128")
    #expect(rounded.relativeSquaredError?.likely == 0.016)
    #expect(rounded.notes.contains(.fact(.roundedInstead(of: "gptq"))))
  }

  @Test("A record of all of a model's tensors is no sample of them, one of half of them is", arguments: [1, 2])
  func whole(part: Int) throws {
    let catalogs = try ShippedCatalogs.store()
    let source = try #require(
      LaboratoryModel.syntheticSource(try catalogs.model("all-minilm-l6-v2"), seed: 1))
    let report = try MeasurementRun(
      source: source, tensors: source.tensors, schemes: [try #require(Treatment(named: "int4-g128"))],
      work: WorkContext(workers: 2)
    ).run()
    let rows = report.results.enumerated().filter { $0.offset % part == 0 }.map {
      RecordedMeasurement(
        result: $0.element, tensorHash: "0", calibration: nil, source: "w", isSynthetic: false, seed: 0)
    }
    let weights = WeightMeasurements(catalogs)
    let planner = Planner(catalogs: catalogs, weights: weights)
    var request = try planner.request(model: "all-minilm-l6-v2", accelerator: "l4")
    (request.count, request.weights, request.scheme) = (1, "own.safetensors", "w4a16-g128")
    try weights.keep(try #require(MeasuredErrors(rows: rows, file: "m.jsonl")), for: request)
    let error = try #require(try planner.plan(request).quality.relativeSquaredError)
    let truth = try #require(report.summary.schemes[0].relativeSquaredError)
    #expect(abs(error.likely / truth.likely - 1) < (part == 1 ? 1e-12 : 0.05))
    #expect((error.low == error.high) == (part == 1), "\(error)")
  }

  @Test("What stays at 16 bits has no error that anybody measures")
  func kept() throws {
    let errors = try #require(MeasuredErrors(rows: [row("a", .feedForwardUp, error: 0.01)], file: "m.jsonl"))
    #expect(errors.relativeSquaredError(format: "bf16", tensorClass: .router) == Interval(exactly: 0))
  }

  @Test("An error beyond what numbers say was not measured", arguments: [Double.infinity, .nan])
  func beyondNumbers(error: Double) {
    let wild = [row("a", .feedForwardUp, error: error), row("b", .feedForwardUp, error: error)]
    #expect(MeasuredErrors(rows: wild, file: "m.jsonl") == nil)
  }
}
