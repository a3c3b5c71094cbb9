import Catalogs
import Domain

extension Planner {
  /// Ranks the catalog's models on some hardware: the question turned round.
  ///
  /// Each row is what `plan` answers for its model. One accelerator is asked for where no count is, and the usual
  /// workload where none is.
  ///
  /// - Parameter changes: what is asked of every model alike; none is named.
  package func models(_ changes: RequestChanges) throws -> ModelReport {
    let faults = CatalogFaults()
    faults.note(catalogs.faultsOfOwnEntries())
    let models = readModels(faults)
    let (request, task) = try question(changes, of: models)
    let isAsked = changes[.engine].map { $0.lowercased() != RequestField.automatic } ?? false
    return try ranked(models, for: request, task: task, keepsEngine: isAsked, faults)
  }

  /// The same where a question about one model is at hand: what any other would be on its hardware under its load.
  ///
  /// Each has the engine that somebody asked for, else its usual one, and its best scheme.
  package func models(beside request: PlanRequest) throws -> ModelReport {
    let faults = CatalogFaults()
    let models = readModels(faults)
    var asked = request
    (asked.scheme, asked.weights) = (nil, nil)
    return try ranked(
      models, for: asked, task: ModelTask(catalogs.workload(asked.workload)),
      keepsEngine: resolver.askedEngine(of: request) != nil, faults)
  }

  /// The catalogs' models but for those that can't be read, which are noted.
  private func readModels(_ faults: CatalogFaults) -> [Model] {
    catalogs.readModels().compactMap { result in faults.noting { try result.get() } }
  }

  private func ranked(
    _ models: [Model], for request: PlanRequest, task: ModelTask, keepsEngine: Bool, _ faults: CatalogFaults
  ) throws -> ModelReport {
    try request.checkLicence { models }
    let search = try ModelSearch(planner: self, request: request, keepsEngine: keepsEngine, faults: faults)
    let findings = models.filter(task.suits).concurrentMap(stretch: 2) { model in Result { try search.find(model) } }
    var rows: [ModelRow] = []
    var leftOut: [ModelReport.LeftOut] = []
    for finding in findings {
      switch try finding.get() {
      case .row(let row): rows.append(row)
      case .leftOut(let other): leftOut.append(other)
      }
    }
    let order = ModelOrder(rows, telling: try catalogs.workload(request.workload).benchmarks)
    return ModelReport(
      request: request, benchmark: order.benchmark, rows: order.sorted(rows), leftOut: leftOut,
      warnings: faults.warnings)
  }

  /// What is asked of each model; lengths are the workload's, for which some models are too short.
  private func question(_ changes: RequestChanges, of models: [Model]) throws -> (PlanRequest, ModelTask) {
    var asked = changes
    asked[.workload] = try changes[.workload] ?? catalogs.defaults().workload
    asked[.count] = changes[.count] ?? "1"
    let task = ModelTask(try catalogs.workload(asked[.workload] ?? ""))
    let roomiest = models.filter(task.suits).max { $0.positions < $1.positions }
    guard let roomiest else { throw PlanningError.noModel }
    asked[.model] = roomiest.id
    return (try resolver.request(asked), task)
  }
}

extension Model {
  /// Tokens that it can hold; none where its layout is not known.
  fileprivate var positions: Int { architecture.map { $0.maximumPositions ?? .max } ?? 0 }
}
