import Domain
import Tensors

/// One step of a run: a tensor under a scheme, streamed where the method allows it, else as a whole layer.
struct MeasurementSteps {
  private let run: MeasurementRun
  private let work: WorkContext
  private let streaming: TensorMeasurer
  private let whole: LayerMeasurer

  /// A tensor and what schemes already had to find out about it.
  struct Subject {
    let tensor: TensorDescriptor
    fileprivate var layer: LayerMeasurer.Subject?
    fileprivate var hash: String?

    init(_ tensor: TensorDescriptor) { self.tensor = tensor }
  }

  enum Outcome {
    case measured(MeasurementResult)
    /// Found in the log.
    case recorded(MeasurementResult)
    /// With the reason why it can't be measured, and whether the file is at fault.
    case skipped(String, isUnreadable: Bool)
    /// The scheme leaves such tensors as they are.
    case notCovered
    case cancelled
  }

  init(run: MeasurementRun, _ work: WorkContext) {
    self.run = run
    self.work = work
    streaming = TensorMeasurer(source: run.source, work: work)
    whole = LayerMeasurer(source: run.source, activations: run.activations, work: work)
  }

  /// Throws only what the log throws.
  func outcome(of scheme: Treatment, on subject: inout Subject) throws -> Outcome {
    guard let format = scheme.format(for: subject.tensor) else { return .notCovered }
    let result: MeasurementResult
    var key: MeasurementKey?
    do {
      if run.log != nil, work.isCancelled() { return .cancelled }
      key = try self.key(format, scheme.method(for: subject.tensor), &subject)
      if let known = key.flatMap({ run.log?.recorded($0) }) {
        work.advance(subject.tensor.elementCount)
        return .recorded(known.under(scheme: scheme.id))
      }
      guard let fresh = try measure(scheme, format, &subject) else { return .cancelled }
      result = fresh
    } catch {
      return .skipped("\(error)", isUnreadable: (error as? TensorError)?.isOfFile ?? false)
    }
    if let key, let log = run.log {
      try log.append(
        RecordedMeasurement(
          result: result, tensorHash: key.tensorHash, calibration: key.calibration, source: run.source.label,
          isSynthetic: run.source.isSynthetic, isCalibrationSynthetic: run.activations?.isSynthetic ?? false,
          seed: work.seed))
    }
    return .measured(result)
  }

  /// Nil where nothing is kept, so that the tensor need not be read for its hash.
  private func key(
    _ format: any Codec, _ method: any QuantizationMethod, _ subject: inout Subject
  ) throws -> MeasurementKey? {
    guard run.log != nil else { return nil }
    let hash = try subject.hash ?? TensorFingerprint.of(subject.tensor, in: run.source)
    subject.hash = hash
    return MeasurementKey(
      tensor: subject.tensor.name, tensorHash: hash, format: format.id, method: method.id,
      calibration: run.activations?.label)
  }

  /// Nil when cancelled.
  private func measure(
    _ scheme: Treatment, _ format: any Codec, _ subject: inout Subject
  ) throws -> MeasurementResult? {
    let clock = ContinuousClock()
    let start = clock.now
    let tensor = subject.tensor
    let method = scheme.method(for: tensor)
    let storage = try method.storage(of: tensor.matrix, in: format)
    if whole.activations == nil,
      let quantizer = try method.streamingQuantizer(
        for: format, shape: tensor.matrix, using: work.instructions)
    {
      guard let outcome = try streaming.measure(tensor, quantizer) else { return nil }
      return row(
        tensor, scheme, storage, outcome.sums, notFinite: outcome.notFinite, outputError: nil, notes: [],
        clock.now - start)
    }
    if work.isCancelled() { return nil }
    do {
      let layer = try subject.layer ?? whole.subject(tensor)
      subject.layer = layer
      let outcome = try whole.measure(layer, format, method)
      work.advance(tensor.elementCount)
      return row(
        tensor, scheme, storage, outcome.sums, notFinite: layer.notFinite,
        outputError: outcome.outputRelativeError, notes: outcome.notes, clock.now - start)
    } catch is CancellationError {
      return nil
    }
  }

  private func row(
    _ tensor: TensorDescriptor, _ scheme: Treatment, _ storage: StorageSize, _ sums: ErrorSums,
    notFinite: Int, outputError: Double?, notes: [String], _ time: Duration
  ) -> MeasurementResult {
    let count = tensor.elementCount
    return MeasurementResult(
      tensor: tensor.name, shape: tensor.shape, tensorClass: tensor.family, layerIndex: tensor.layerIndex,
      scheme: scheme.id, format: scheme.format(for: tensor)?.id ?? scheme.id, method: scheme.method.id,
      bitsPerWeight: count == 0 ? nil : Double(storage.totalBits) / Double(count), metrics: ErrorMetrics(sums),
      outputRelativeError: outputError, notFiniteCount: notFinite, seconds: time / .seconds(1), notes: notes)
  }
}
