import Documents
import Quantities
import Quantization
import StyledText

/// Measured errors as tables: scheme by scheme, and tensor by tensor.
enum MeasurementTable {
  static func schemes(_ summary: MeasurementSummary) -> DocumentTable {
    var table = DocumentTable([
      .init("Scheme"), .init("Method"), .init("Bits", .right), .init("t²", .right), .init("95 % interval", .right),
      .init("√t²", .right), .init("Outputs", .right, isOptional: true), .init("Tensors", .right),
    ])
    for scheme in summary.schemes { table.add(cells(scheme)) }
    return table
  }

  private static func cells(_ scheme: MeasurementSummary.Scheme) -> [Line] {
    let error = scheme.relativeSquaredError
    return [
      Line(scheme.scheme, .accent), Line(scheme.method), number(scheme.bitsPerWeight, 4), number(error?.likely, 3),
      Line(interval(error)), percent(error), percent(scheme.outputRelativeSquaredError),
      Line("\(NumberText.grouped(scheme.tensorsMeasured)) of \(NumberText.grouped(scheme.tensorsInPopulation))"),
    ]
  }

  static func tensors(_ results: [MeasurementResult]) -> DocumentTable {
    // A page needs no column for what is the same in all rows.
    let hasOneMethod = Set(results.map(\.method)).count == 1
    var table = DocumentTable([
      .init("Tensor"), .init("Shape"), .init("Scheme"), .init("Method", only: hasOneMethod ? .file : nil),
      .init("Bits", .right), .init("t²", .right), .init("SQNR dB", .right), .init("Cosine", .right),
      .init("Max error", .right), .init("Outputs", .right, isOptional: true),
    ])
    table.groupColumns = 2
    for result in results { table.add(cells(result)) }
    return table
  }

  private static func cells(_ result: MeasurementResult) -> [Line] {
    let metrics = result.metrics
    return [
      Line(result.tensor, .accent), Line(result.shape.map { String($0) }.joined(separator: "×")), Line(result.scheme),
      Line(result.method), number(result.bitsPerWeight, 4), number(metrics.relativeSquaredError, 3),
      decibels(metrics.signalToNoiseDecibels),
      Line(metrics.cosineSimilarity.map { NumberText.fixed($0, 5) } ?? DocumentTable.unknown),
      number(metrics.maximumAbsoluteError, 3),
      Line(result.outputRelativeError.map { NumberText.percent($0, 2) } ?? DocumentTable.unknown),
    ]
  }

  private static func number(_ value: Double?, _ digits: Int) -> Line {
    Line(value.map { NumberText.scientific($0, digits) } ?? DocumentTable.unknown)
  }

  private static func percent(_ squaredError: ErrorInterval?) -> Line {
    Line(squaredError.map { NumberText.percent($0.likely.squareRoot(), 2) } ?? DocumentTable.unknown)
  }

  private static func decibels(_ value: Double?) -> Line {
    Line(value.map { $0.isFinite ? NumberText.fixed($0, 1) : "exact" } ?? DocumentTable.unknown)
  }

  private static func interval(_ error: ErrorInterval?) -> String {
    guard let low = error?.low, let high = error?.high else { return DocumentTable.unknown }
    return low == high ? "exact" : NumberText.scientific(low) + "–" + NumberText.scientific(high)
  }
}
