import Catalogs
import Domain
import Export
import Planning
import Quantization
import Tensors
import WeightErrors

extension PlanCommand {
  /// The planner whose quality rests on the weights or measurements that the request names; else the one there was.
  func planner(for request: PlanRequest, catalogs: CatalogStore, otherwise planner: Planner) throws -> Planner {
    guard let path = request.weights else { return planner }
    guard !path.hasPrefix("hf:") else {
      throw Failure.usage("--weights: expected a path to local weights, found \(path); download them first")
    }
    let measured = path.hasSuffix(MeasurementFile.suffix) ? try recorded(path) : try sampled(path, request, catalogs)
    return Planner(catalogs: catalogs, measured: measured)
  }

  private func recorded(_ path: String) throws -> MeasuredErrors {
    let file = try MeasurementFile(path: path, mustExist: true, version: Version.current)
    guard let measured = MeasuredErrors(rows: file.rows, file: path) else {
      throw Failure(
        "\(path): expected measurements of weights rounded to nearest (method rtn), found none among "
          + "\(file.rows.count); make some with `quantplan measure --record`", status: ExitStatus.data)
    }
    return measured
  }

  private func sampled(_ path: String, _ request: PlanRequest, _ catalogs: CatalogStore) throws -> MeasuredErrors {
    let source = try WeightFiles.open(path: path)
    let schemes =
      try request.scheme.map { [try catalogs.scheme($0)] }
      ?? catalogs.offeredSchemes().filter { $0.engines.contains(request.engine) }
    let run = WeightSample.run(
      source, tensors: source.tensors.quantizable(), formats: WeightSample.formats(of: schemes),
      workers: Processors.count)
    let bar = ProgressBar.onStandardError()
    let report = try run.run(progress: bar?.show)
    bar?.finish()
    guard let measured = MeasuredErrors(report, file: path) else {
      throw Failure("\(path): no tensor in it could be measured; expected matrices of floats", status: ExitStatus.data)
    }
    return measured
  }
}
