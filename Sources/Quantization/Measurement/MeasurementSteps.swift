import Tensors

/// One step of a run: a tensor under a scheme, streamed where the method allows it, else as a whole layer.
struct MeasurementSteps {
  private let streaming: TensorMeasurer
  private let whole: LayerMeasurer

  init(run: MeasurementRun, isCancelled: @escaping @Sendable () -> Bool, advance: @escaping @Sendable (Int) -> Void) {
    streaming = TensorMeasurer(
      source: run.source, workers: run.workers, instructions: run.instructions, isCancelled: isCancelled,
      advance: advance)
    whole = LayerMeasurer(
      source: run.source, activations: run.activations, seed: run.seed, workers: run.workers,
      instructions: run.instructions, isCancelled: isCancelled)
  }

  /// Nil when cancelled.
  ///
  /// - Parameter subject: the tensor's weights once a scheme needed all of them, kept for the next scheme.
  func measure(
    _ tensor: TensorDescriptor, _ scheme: QuantizationScheme, subject: inout LayerMeasurer.Subject?
  ) throws -> MeasurementResult? {
    let clock = ContinuousClock()
    let start = clock.now
    if whole.activations == nil,
      let quantizer = try scheme.method.streamingQuantizer(
        for: scheme.format, shape: tensor.matrix, using: streaming.instructions)
    {
      let storage = try scheme.method.storage(of: tensor.matrix, in: scheme.format)
      guard let outcome = try streaming.measure(tensor, quantizer) else { return nil }
      return row(
        tensor, scheme, storage, outcome.sums, notFinite: outcome.notFinite, outputError: nil, clock.now - start)
    }
    if whole.isCancelled() { return nil }
    do {
      let layer = try subject ?? whole.subject(tensor)
      subject = layer
      let outcome = try whole.measure(layer, scheme)
      streaming.advance(tensor.elementCount)
      return row(
        tensor, scheme, outcome.storage, outcome.sums, notFinite: outcome.notFinite,
        outputError: outcome.outputRelativeError, clock.now - start)
    } catch is CancellationError {
      return nil
    }
  }

  private func row(
    _ tensor: TensorDescriptor, _ scheme: QuantizationScheme, _ storage: StorageSize, _ sums: ErrorSums,
    notFinite: Int, outputError: Double?, _ time: Duration
  ) -> MeasurementResult {
    let count = tensor.elementCount
    return MeasurementResult(
      tensor: tensor.name, shape: tensor.shape, tensorClass: tensor.tensorClass, layerIndex: tensor.layerIndex,
      scheme: scheme.format.id, method: scheme.method.id,
      bitsPerWeight: count == 0 ? nil : Double(storage.totalBits) / Double(count), metrics: ErrorMetrics(sums),
      outputRelativeError: outputError, notFiniteCount: notFinite, seconds: time / .seconds(1))
  }
}
