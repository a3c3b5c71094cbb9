import Quantization
import Synchronization
import Tensors
import Testing

@Suite("Measurement runs")
struct MeasurementRunTests {
  private func schemes(_ names: String...) throws -> [Treatment] {
    try names.map { try #require(Treatment(named: $0)) }
  }

  @Test("The same seed gives the same sample; any number of workers the same numbers")
  func reproducible() throws {
    let tensors = Samples.model(layers: 12)
    let source = SyntheticSource(tensors, seed: 1)
    let runs = try [(1, 7), (2, 7), (1, 8)].map { workers, seed in
      try MeasurementRun(
        source: source, tensors: tensors, schemes: try schemes("int4-g128", "int8-tensor", "nf4-dq"),
        extent: .tensors(6),
        work: WorkContext(workers: workers, seed: UInt64(seed))
      ).run()
    }
    #expect(runs[0].results.map(\.tensor) == runs[1].results.map(\.tensor))
    #expect(runs[0].results.map(\.metrics) == runs[1].results.map(\.metrics))
    #expect(runs[0].results.map(\.tensor) != runs[2].results.map(\.tensor))
    #expect(runs[0].results.count == 18)
  }

  /// A file that was cut after its first tensors.
  private struct CutSource: TensorSource {
    let label = "cut.safetensors"
    let isSynthetic = false
    let tensors: [TensorDescriptor]
    let whole: Set<String>

    func read(
      _ elements: Range<Int>, of tensor: TensorDescriptor, into destination: UnsafeMutableBufferPointer<Float>
    ) throws(TensorError) -> Int {
      guard whole.contains(tensor.name) else {
        throw TensorError(
          .cannotOpen, file: label, expected: "4 bytes at 9", found: "the end of the file", advice: "Check the disk")
      }
      destination.initialize(repeating: 1)
      return 0
    }
  }

  @Test("A file that ends too early is at fault, by whatever method it is read; a scheme that can't hold one is not")
  func cut() throws {
    let tensors = Samples.model(layers: 12)
    let source = CutSource(tensors: tensors, whole: Set(tensors.dropLast().map(\.name)))
    for method in ["rtn", "mse"] {
      let treatment = Treatment(
        format: try #require(CodecCatalog.format(named: "int4-g128")),
        method: try #require(MethodCatalog.method(named: method)))
      let report = try MeasurementRun(source: source, tensors: tensors, schemes: [treatment], extent: .usual).run()
      #expect(!report.results.isEmpty && report.summary.fault?.contains("found the end of the file") == true)
    }
    let odd = Samples.descriptor(3, 33, name: "layers.0.mlp.down_proj.weight")
    let refused = try MeasurementRun(
      source: CutSource(tensors: [odd], whole: [odd.name]), tensors: [odd], schemes: try schemes("gguf-q4_k")
    ).run()
    #expect(refused.summary.skipped.count == 1 && refused.summary.fault == nil)
  }

  @Test("A long tensor gives the same numbers in one stretch and in many")
  func workers() throws {
    let tensor = Samples.descriptor(300, 512, name: "layers.0.mlp.down_proj.weight")
    let weights = try Samples.matrix(300, 512, seed: 3)
    let source = MemorySource(tensors: [tensor], values: [tensor.name: weights])
    let report = try MeasurementRun(
      source: source, tensors: [tensor], schemes: CodecCatalog.all.map { Treatment(format: $0) },
      work: WorkContext(workers: 2)
    ).run()
    #expect(report.results.count == CodecCatalog.all.count)
    for (result, format) in zip(report.results, CodecCatalog.all) {
      let whole = try #require(try Samples.error(weights, tensor.matrix, format))
      let found = try #require(result.metrics.relativeSquaredError)
      #expect(abs(found - whole) <= 1e-6 * whole, "\(format.id)")
    }
  }

  @Test("Cancelled before it began, a run gives an empty, partial report")
  func cancelledAtOnce() throws {
    let tensors = Samples.model(layers: 3)
    let report = try MeasurementRun(
      source: SyntheticSource(tensors, seed: 1), tensors: tensors, schemes: try schemes("int4")
    ).run(isCancelled: { true })
    #expect(report.results.isEmpty && report.summary.isPartial)
    #expect(report.summary.schemes[0].relativeSquaredError == nil)
  }

  @Test("Cancelled on the way, a run keeps what was measured and says that it is partial")
  func cancelledOnTheWay() throws {
    let tensors = Samples.model(layers: 8)
    let asked = Mutex(0)
    let report = try MeasurementRun(
      source: SyntheticSource(tensors, seed: 1), tensors: tensors, schemes: try schemes("int4-g128"),
      work: WorkContext(seed: 1)
    ).run(isCancelled: {
      asked.withLock { count in
        count += 1
        return count > 8
      }
    })
    #expect(report.results.count == 8 && report.summary.isPartial)
    let estimate = try #require(report.summary.schemes[0].relativeSquaredError)
    #expect(estimate.likely > 0.005 && estimate.likely < 0.03)
  }

  @Test("Progress is reported, within 0 and 1")
  func progress() throws {
    let tensors = Samples.model(layers: 4)
    let fractions = Mutex<[Double]>([])
    _ = try MeasurementRun(
      source: SyntheticSource(tensors, seed: 1), tensors: tensors, schemes: try schemes("int4-g128", "int8")
    ).run(progress: { progress in fractions.withLock { $0.append(progress.fraction) } })
    let reported = fractions.withLock { $0 }
    #expect(!reported.isEmpty && reported.allSatisfy { $0 > 0 && $0 <= 1 } && reported == reported.sorted())
  }

  @Test("NaN and infinite weights are counted and left out of the error")
  func notFinite() throws {
    let tensor = Samples.descriptor(4, 128, name: "layers.0.mlp.up_proj.weight")
    let clean = try Samples.matrix(4, 128, seed: 1).enumerated().map {
      $0.offset == 5 || $0.offset == 300 ? 0 : $0.element
    }
    var broken = clean
    broken[5] = .nan
    broken[300] = -.infinity
    let results = try [clean, broken].map { weights in
      try MeasurementRun(
        source: MemorySource(tensors: [tensor], values: [tensor.name: weights]), tensors: [tensor],
        schemes: try schemes("int4-g128")
      ).run()
    }
    #expect(results[1].results[0].notFiniteCount == 2 && results[1].summary.notFiniteCount == 2)
    #expect(results[0].results[0].metrics.relativeSquaredError == results[1].results[0].metrics.relativeSquaredError)
  }

  @Test("What cannot be held or read is skipped with its reason, and the rest goes on")
  func skipped() throws {
    let good = Samples.descriptor(4, 128, name: "layers.0.mlp.up_proj.weight")
    let odd = Samples.descriptor(4, 200, name: "layers.1.mlp.up_proj.weight")
    let missing = Samples.descriptor(4, 128, name: "layers.2.mlp.up_proj.weight")
    let source = MemorySource(
      tensors: [good, odd, missing],
      values: [good.name: try Samples.matrix(4, 128, seed: 1), odd.name: try Samples.matrix(4, 200, seed: 1)])
    let report = try MeasurementRun(source: source, tensors: source.tensors, schemes: try schemes("int4-g128")).run()
    #expect(report.results.map(\.tensor) == [good.name])
    #expect(Set(report.summary.skipped.map(\.tensor)) == [odd.name, missing.name])
    #expect(report.summary.skipped.contains { $0.reason.contains("200 columns") })
  }

  @Test("Embeddings and heads are left out unless a pattern names them; norms, biases and integers always")
  func selection() {
    let names = ["model.embed_tokens.weight", "model.layers.0.self_attn.q_proj.weight", "lm_head.weight"]
    let tensors =
      names.map { Samples.descriptor(4, 4, name: $0) }
      + [
        TensorDescriptor(name: "model.norm.weight", shape: [4], elementType: .float32, elementCount: 4),
        Samples.descriptor(4, 4, name: "position_ids", type: .int64),
      ]
    #expect(tensors.quantizable().map(\.name) == [names[1]])
    #expect(tensors.quantizable(matching: "*embed*").map(\.name) == [names[0]])
    #expect(tensors.quantizable(matching: "*").map(\.name) == names)
  }
}
