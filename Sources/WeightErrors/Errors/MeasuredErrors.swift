import Domain
import Quantities
import Quantization
import Tensors

/// Errors measured on a user's own weights, by format and class of tensor.
///
/// Where all tensors of a model were measured, a scheme's error is told tensor by tensor, as `measure` tells it; else a
/// class that was not measured takes the format's error over all classes that were.
package struct MeasuredErrors: SchemeErrorSource {
  private struct Key: Hashable {
    let format: String
    let tensorClass: TensorFamily
  }

  /// The file of weights or of measurements.
  package let file: String
  package let tensors: Int
  private var byFormat: [String: Interval] = [:]
  private var byClass: [Key: Interval] = [:]
  private var byTensor: TensorErrors?
  package let basis: QualityEstimate.Basis

  package private(set) var note: QualityEstimate.Note
  /// Of outputs, by the method that is calibrated on them.
  private var outputs: [String: MeasuredErrors] = [:]

  /// `byFormat`: t² of each laboratory format over the sampled tensors, with its interval; `file`: what was read.
  package init(byFormat: [String: Interval], file: String, tensors: Int) {
    self.byFormat = byFormat
    self.file = file
    self.tensors = tensors
    basis = .measured
    note = .measured(tensors: tensors, areSynthetic: false, file: file)
  }

  /// What a run found of a file's weights; nil when it found nothing.
  package init?(_ report: MeasurementRun.Report, file: String) {
    self.init(byFormat: [:], file: file, tensors: Set(report.results.map(\.tensor)).count)
    for scheme in report.summary.schemes {
      guard let error = scheme.relativeSquaredError else { continue }
      byFormat[scheme.scheme] = Self.finite(Interval(error))
      for (tensorClass, error) in scheme.errorsByClass {
        byClass[Key(format: scheme.scheme, tensorClass: tensorClass)] = Self.finite(Interval(error))
      }
    }
    if byFormat.isEmpty { return nil }
    let sampled = Dictionary(report.sample.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    byTensor = TensorErrors(
      report.results.compactMap { row in
        sampled[row.tensor].map { ($0, row.format, row.metrics.relativeSquaredError) }
      })
  }

  /// Rows of a file of measurements; nil when none tells weights that were rounded to nearest, or outputs of a method
  /// that is calibrated on them.
  package init?(rows: [RecordedMeasurement], file: String) {
    let rounded = rows.filter { $0.result.method == RoundToNearest().id }.realOrInvented
    self.init(rounded, of: \.metrics.relativeSquaredError, file: file)
    for (method, rows) in Dictionary(grouping: rows, by: \.result.method) {
      guard let known = MethodCatalog.method(named: method), known.calibration != .none else { continue }
      let told = rows.filter { $0.result.outputRelativeError != nil }.realOrInvented
      var errors = MeasuredErrors(told, of: \.outputRelativeSquaredError, file: file)
      guard !errors.byFormat.isEmpty else { continue }
      errors.note = .outputs(CalibratedOutputs(told, method: method, tensors: errors.tensors, file: file))
      outputs[method] = errors
    }
    if byFormat.isEmpty, outputs.isEmpty { return nil }
  }

  private init(
    _ rows: [RecordedMeasurement], of error: (MeasurementResult) -> Double?, file: String
  ) {
    self.file = file
    tensors = Set(rows.map { "\($0.tensorHash) \($0.result.tensor)" }).count
    let areSynthetic = rows.contains(where: \.isSynthetic)
    basis = areSynthetic ? .synthetic : .measured
    note = .measured(tensors: tensors, areSynthetic: areSynthetic, file: file)
    for (format, rows) in Dictionary(grouping: rows, by: \.result.format) {
      let results = rows.map(\.result)
      byFormat[format] = Self.sampleEstimate(results, of: error)
      for (tensorClass, results) in Dictionary(grouping: results, by: \.tensorClass) {
        byClass[Key(format: format, tensorClass: tensorClass)] = Self.sampleEstimate(results, of: error)
      }
    }
    byTensor = TensorErrors(
      rows.map { (TensorDescriptor(measured: $0.result), $0.result.format, error($0.result)) })
  }

  private static func sampleEstimate(
    _ results: [MeasurementResult], of error: (MeasurementResult) -> Double?
  ) -> Interval? {
    StratifiedEstimate.sampleEstimate(
      results.compactMap { row in error(row).map { (parameters: Double(row.elementCount), error: $0) } }
    ).flatMap { finite(Interval($0)) }
  }

  /// Weights near the largest floats err by more than a number can say: such an error was not measured.
  private static func finite(_ error: Interval) -> Interval? {
    [error.low, error.likely, error.high].allSatisfy(\.isFinite) ? error : nil
  }

  package func relativeSquaredError(format: String, tensorClass: TensorClass) -> Interval? {
    let name = CodecCatalog.format(named: format)?.id ?? format
    return byClass[Key(format: name, tensorClass: tensorClass.family)] ?? byFormat[name] ?? Self.kept(name)
  }

  package func relativeSquaredError(of scheme: Scheme, parameters: Double) -> Double? {
    byTensor?.mean(of: scheme, parameters: parameters)
  }

  package func outputs(of scheme: Scheme) -> (any SchemeErrorSource)? {
    CalibratedMethods.of(scheme).lazy.compactMap { outputs[$0] }.first
  }

  /// What stays as wide as it is has no error that anybody measures.
  private static func kept(_ format: String) -> Interval? {
    CodecCatalog.format(named: format) is CastCodec ? Interval(exactly: 0) : nil
  }
}

extension [RecordedMeasurement] {
  /// Those of real weights where there are any.
  fileprivate var realOrInvented: [RecordedMeasurement] {
    let real = filter { !$0.isSynthetic }
    return real.isEmpty ? self : real
  }
}

extension CalibratedOutputs {
  fileprivate init(_ rows: [RecordedMeasurement], method: String, tensors: Int, file: String) {
    self.init(
      method: method, tensors: tensors, areSynthetic: rows.contains(where: \.isSynthetic), file: file,
      activations: Set(rows.compactMap(\.calibration)).sorted().joined(separator: "; "))
  }
}

extension MeasurementResult {
  fileprivate var outputRelativeSquaredError: Double? { outputRelativeError.map { $0 * $0 } }
}

extension TensorDescriptor {
  /// As its row tells.
  fileprivate init(measured row: MeasurementResult) {
    self.init(name: row.tensor, shape: row.shape, elementType: .float32, elementCount: row.elementCount)
  }
}

extension Interval {
  /// An interval without known ends is as wide as its value.
  package init(_ interval: ErrorInterval) {
    self.init(
      low: interval.low ?? interval.likely, likely: interval.likely, high: interval.high ?? interval.likely)
  }
}

extension MeasurementSummary.Scheme {
  /// The parameter-weighted mean of each class over its depths; ends are as wide as if the depths erred together.
  fileprivate var errorsByClass: [TensorFamily: ErrorInterval] {
    Dictionary(grouping: strata, by: \.tensorClass).compactMapValues { strata in
      let known = strata.compactMap { part in part.relativeSquaredError.map { (share: part.parameterShare, error: $0) }
      }
      let total = known.reduce(0) { $0 + $1.share }
      guard total > 0 else { return nil }
      func mean(_ value: (ErrorInterval) -> Double) -> Double {
        known.reduce(0) { $0 + $1.share * value($1.error) } / total
      }
      return ErrorInterval(
        low: mean { $0.low ?? $0.likely }, likely: mean(\.likely), high: mean { $0.high ?? $0.likely })
    }
  }
}
