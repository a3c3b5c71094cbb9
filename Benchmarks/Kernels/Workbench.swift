import Quantization
import Synchronization
import Tensors

/// Runs tasks on weights and activations that are made once for each shape.
final class Workbench {
  private struct Subject: Hashable {
    let rows: Int, columns: Int
    let elementType: ElementType
  }

  private var sources: [Subject: MemorySource] = [:]
  private var activations: [Subject: LayerActivations] = [:]
  private var encoders: [BenchmarkTask: Encoder] = [:]

  /// Seconds that one run takes.
  func seconds(_ task: BenchmarkTask) throws -> Double {
    guard let format = CodecCatalog.format(named: task.format) else {
      throw Skipped(description: "no format \(task.format)")
    }
    guard let method = MethodCatalog.method(named: task.method) else {
      throw Skipped(description: "no method \(task.method)")
    }
    let source = try source(of: task)
    if task.path == .encode, task.method == "rtn" {
      let encoder = try encoder(for: task, format)
      return try Clock.seconds { try encoder.run(source) }
    }
    let streams = try method.streamingQuantizer(for: format, shape: source.tensor.matrix, using: .best) != nil
    return streams ? try measured(task, source, format, method) : try quantized(task, source, format, method)
  }

  /// The stored bytes and the weights behind them, for comparison with another implementation.
  func encoded(_ task: BenchmarkTask) throws -> (weights: [Float], matrix: EncodedMatrix) {
    guard let format = CodecCatalog.format(named: task.format),
      let method = MethodCatalog.method(named: task.method)
    else { throw Skipped(description: "no such format or method") }
    let source = try source(of: task)
    return (source.weights, try method.quantize(try layer(task, source), to: format).encoded)
  }

  /// The synthetic tokens that methods are given for this task.
  func tokens(_ task: BenchmarkTask) throws -> [Float] { try activations(of: task).values }

  private func measured(
    _ task: BenchmarkTask, _ source: MemorySource, _ format: any Codec, _ method: any QuantizationMethod
  ) throws -> Double {
    let run = MeasurementRun(
      source: source, tensors: source.tensors, schemes: [Treatment(format: format, method: method)],
      work: WorkContext(workers: task.threads))
    return try Clock.seconds {
      let report = try run.run()
      guard report.results.count == 1 else {
        throw Skipped(description: report.summary.skipped.first?.reason ?? "not measured")
      }
    }
  }

  private func quantized(
    _ task: BenchmarkTask, _ source: MemorySource, _ format: any Codec, _ method: any QuantizationMethod
  ) throws -> Double {
    var layer = try layer(task, source)
    if method.calibration == .hessian, let known = layer.activations {
      // The peers are given the Hessian; its factors are theirs to make, so they are made here each time too.
      guard
        let fresh = LayerActivations(
          label: known.label, isSynthetic: true, tokenCount: known.tokenCount, columnCount: known.columnCount,
          values: known.values)
      else { throw Skipped(description: "no activations") }
      _ = try fresh.gram(workers: task.threads)
      layer = layer.with(weights: layer.weights, mask: nil, activations: fresh)
    }
    let subject = layer
    return try Clock.seconds { _ = try method.quantize(subject, to: format) }
  }

  private func layer(_ task: BenchmarkTask, _ source: MemorySource) throws -> Layer {
    let method = MethodCatalog.method(named: task.method)
    let needsActivations = (method?.calibration ?? .none) != .none
    return Layer(
      name: source.tensor.name, shape: source.tensor.matrix, weights: source.weights,
      activations: needsActivations ? try activations(of: task) : nil, work: WorkContext(workers: task.threads, seed: 1)
    )
  }

  private func encoder(for task: BenchmarkTask, _ format: any Codec) throws -> Encoder {
    if let known = encoders[task] { return known }
    let encoder = try Encoder(source: try source(of: task), format: format)
    encoders[task] = encoder
    return encoder
  }

  private func source(of task: BenchmarkTask) throws -> MemorySource {
    let subject = Subject(rows: task.rows, columns: task.columns, elementType: task.elementType)
    if let known = sources[subject] { return known }
    let source = try MemorySource(rows: task.rows, columns: task.columns, elementType: task.elementType)
    sources[subject] = source
    return source
  }

  private func activations(of task: BenchmarkTask) throws -> LayerActivations {
    let subject = Subject(rows: 0, columns: task.columns, elementType: .float32)
    if let known = activations[subject] { return known }
    let tensor = try source(of: task).tensor
    let tokens = 512
    guard let made = try SyntheticActivations(seed: 1, tokenCount: tokens).activations(for: tensor) else {
      throw Skipped(description: "no synthetic activations for \(task.columns) columns")
    }
    activations[subject] = made
    return made
  }
}
