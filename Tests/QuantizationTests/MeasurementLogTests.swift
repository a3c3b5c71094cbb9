import Quantization
import Synchronization
import Tensors
import Testing

/// Keeps measurements in memory.
private final class MemoryLog: MeasurementLog {
  private let state = Mutex<[MeasurementKey: RecordedMeasurement]>([:])

  var rows: [RecordedMeasurement] { state.withLock { Array($0.values) } }
  func recorded(_ key: MeasurementKey) -> MeasurementResult? { state.withLock { $0[key]?.result } }
  func append(_ measurement: RecordedMeasurement) throws {
    state.withLock { $0[measurement.key] = measurement }
  }
}

@Suite("Measurements that are kept")
struct MeasurementLogTests {
  private func run(
    _ tensors: [TensorDescriptor], _ names: [String], seed: UInt64 = 1, extent: SampleExtent = .all,
    activations: (any ActivationSource)? = nil, log: MemoryLog? = nil
  ) throws -> MeasurementRun.Report {
    try MeasurementRun(
      source: SyntheticSource(tensors, seed: seed), activations: activations, tensors: tensors,
      schemes: names.compactMap(Treatment.init(named:)), extent: extent, log: log
    ).run()
  }

  @Test("What the log has is not measured again, and the summary is the same")
  func resumes() throws {
    let tensors = Samples.model(layers: 6)
    let log = MemoryLog()
    let first = try run(tensors, ["int8", "int4-g128"], extent: .tensors(4), log: log)
    #expect(first.summary.recordedCount == 0 && log.rows.count == 8)
    let whole = try run(tensors, ["int8", "int4-g128"], log: log)
    #expect(whole.summary.recordedCount == 8 && whole.results.count == 24)
    let fresh = try run(tensors, ["int8", "int4-g128"])
    #expect(whole.results.map(\.metrics) == fresh.results.map(\.metrics))
    #expect(
      whole.summary.schemes.map(\.relativeSquaredError) == fresh.summary.schemes.map(\.relativeSquaredError))
  }

  @Test("Other weights under the same names are measured anew; so are other activations")
  func keys() throws {
    let tensors = Samples.model(layers: 2)
    let log = MemoryLog()
    _ = try run(tensors, ["int8"], log: log)
    #expect(try run(tensors, ["int8"], seed: 2, log: log).summary.recordedCount == 0)
    let activations = SyntheticActivations(seed: 1, tokenCount: 16)
    #expect(try run(tensors, ["int8"], activations: activations, log: log).summary.recordedCount == 0)
    #expect(try run(tensors, ["int8"], activations: activations, log: log).summary.recordedCount == 4)
    let others = SyntheticActivations(seed: 2, tokenCount: 16)
    #expect(try run(tensors, ["int8"], activations: others, log: log).summary.recordedCount == 0)
  }

  @Test("A run to some precision ends when every interval is that narrow, and not before")
  func precision() throws {
    let tensors = Samples.model(layers: 60)
    let report = try run(tensors, ["int4-g128", "nf4"], extent: .untilPrecise(0.1))
    #expect(report.results.count < 2 * tensors.count && report.summary.isPartial == false)
    for scheme in report.summary.schemes {
      let error = try #require(scheme.relativeSquaredError)
      let (low, high) = (try #require(error.low), try #require(error.high))
      #expect(max(high - error.likely, error.likely - low) <= 0.1 * error.likely)
    }
    let narrower = try run(tensors, ["int4-g128", "nf4"], extent: .untilPrecise(0.0001))
    #expect(narrower.results.count >= report.results.count)
  }

  @Test("With activations, outputs' errors are measured: fewer bits, more error")
  func outputs() throws {
    let tensors = Samples.model(layers: 2)
    let report = try run(
      tensors, ["int8-g128", "int4-g128", "int3-g128", "fp32"], activations: SyntheticActivations(tokenCount: 32))
    let errors = report.summary.schemes.map { $0.outputRelativeSquaredError?.likely ?? .nan }
    #expect(errors[0] < errors[1] && errors[1] < errors[2] && errors[3] == 0)
    #expect(report.summary.isCalibrationSynthetic && report.summary.calibration?.contains("synthetic") == true)
  }

  @Test("A fingerprint tells values and shapes apart, and not the width of their type")
  func fingerprint() throws {
    let wide = Samples.descriptor(300, 512, name: "w")
    var values = try Samples.matrix(300, 512, seed: 3)
    func hash(_ tensor: TensorDescriptor, _ values: [Float]) throws -> String {
      try TensorFingerprint.of(tensor, in: MemorySource(tensors: [tensor], values: [tensor.name: values]))
    }
    let first = try hash(wide, values)
    #expect(first.count == 16)
    #expect(try hash(Samples.descriptor(300, 512, name: "other", type: .bfloat16), values) == first)
    #expect(try hash(Samples.descriptor(512, 300, name: "w"), values) != first)
    for index in [0, 1, 65_535, 65_536, values.count - 1] {
      let kept = values[index]
      values[index] = kept.nextUp
      #expect(try hash(wide, values) != first)
      values[index] = kept
    }
  }
}
