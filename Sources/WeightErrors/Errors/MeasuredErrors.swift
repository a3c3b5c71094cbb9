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

  package var note: QualityEstimate.Note {
    .measured(tensors: tensors, areSynthetic: basis == .synthetic, file: file)
  }

  /// `byFormat`: t² of each laboratory format over the sampled tensors, with its interval; `file`: what was read.
  package init(byFormat: [String: Interval], file: String, tensors: Int) {
    self.byFormat = byFormat
    self.file = file
    self.tensors = tensors
    basis = .measured
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
    byTensor = TensorErrors(report.results.compactMap { row in sampled[row.tensor].map { ($0, row) } })
  }

  /// Rows of a file of measurements, of which those of real weights count where there are any; nil when none is of
  /// weights rounded to nearest, since methods that aim at outputs may err more in weights and yet do better.
  package init?(rows: [RecordedMeasurement], file: String) {
    let rounded = rows.filter { $0.result.method == RoundToNearest().id }
    let real = rounded.filter { !$0.isSynthetic || $0.calibration != nil }
    let used = real.isEmpty ? rounded : real
    self.file = file
    tensors = Set(used.map { "\($0.tensorHash) \($0.result.tensor)" }).count
    basis = real.isEmpty ? .synthetic : .measured
    for (format, rows) in Dictionary(grouping: used, by: \.result.format) {
      let results = rows.map(\.result)
      byFormat[format] = Self.sampleEstimate(results)
      for (tensorClass, results) in Dictionary(grouping: results, by: \.tensorClass) {
        byClass[Key(format: format, tensorClass: tensorClass)] = Self.sampleEstimate(results)
      }
    }
    if byFormat.isEmpty { return nil }
    byTensor = TensorErrors(used.map { (TensorDescriptor(measured: $0.result), $0.result) })
  }

  private static func sampleEstimate(_ results: [MeasurementResult]) -> Interval? {
    StratifiedEstimate.sampleEstimate(
      results.compactMap { row in
        row.metrics.relativeSquaredError.map { (parameters: Double(row.elementCount), error: $0) }
      }
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

  /// What stays as wide as it is has no error that anybody measures.
  private static func kept(_ format: String) -> Interval? {
    CodecCatalog.format(named: format) is CastCodec ? Interval(exactly: 0) : nil
  }
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
