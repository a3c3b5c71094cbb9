import Catalogs
import Domain
import Planning
import Presentation
import Quantities
import Quantization
import Tensors

extension PlanCommand {
  /// The planner whose quality rests on the weights that the request names; else the one that was there.
  func planner(for request: PlanRequest, catalogs: CatalogStore, otherwise planner: Planner) throws -> Planner {
    guard let path = request.weights else { return planner }
    guard !path.hasPrefix("hf:") else {
      throw Failure.usage("--weights: expected a path to local weights, found \(path); download them first")
    }
    let source = try WeightFiles.open(path: path)
    let schemes = try request.scheme.map { [try catalogs.scheme($0)] } ?? catalogs.allSchemes()
    let names = Set(schemes.flatMap { $0.rules.compactMap(\.format.laboratoryFormat) }).sorted()
    let run = MeasurementRun(
      source: source, tensors: source.tensors.quantizable(), schemes: names.compactMap(QuantizationScheme.init(named:)),
      sampleLimit: Self.sampledTensors, workers: Processors.count)
    let bar = ProgressBar.onStandardError()
    let report = try run.run(progress: bar?.show)
    bar?.finish()
    guard let measured = MeasuredErrors(report, path: path) else {
      throw Failure("\(path): no tensor in it could be measured; expected matrices of floats", status: ExitStatus.data)
    }
    return Planner(catalogs: catalogs, measured: measured)
  }

  /// Enough for a narrow interval: tensors of one class err alike.
  private static let sampledTensors = 12
}

extension MeasuredErrors {
  /// The errors of a report; nil when it holds none.
  fileprivate init?(_ report: MeasurementRun.Report, path: String) {
    let errors = report.summary.schemes.compactMap { scheme in
      scheme.relativeSquaredError.map { error in
        (
          scheme.scheme,
          Interval(low: error.low ?? error.likely, likely: error.likely, high: error.high ?? error.likely)
        )
      }
    }
    guard !errors.isEmpty else { return nil }
    self.init(
      byFormat: Dictionary(errors, uniquingKeysWith: { first, _ in first }), file: path,
      tensors: Set(report.results.map(\.tensor)).count)
  }
}
