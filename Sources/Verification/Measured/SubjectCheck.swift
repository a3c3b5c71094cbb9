import Catalogs
import Domain
import Quantities

/// Whether a result was measured on what a plan is of, as far as its file tells.
package struct SubjectCheck {
  let catalogs: CatalogStore
  let plan: Plan
  let path: String

  /// - Parameter path: the result's file, for errors.
  package init(_ catalogs: CatalogStore, plan: Plan, path: String) {
    self.catalogs = catalogs
    self.plan = plan
    self.path = path
  }

  /// How far a file's count of parameters may be from ours: embeddings count once or twice.
  private static let tolerance = 0.03

  /// Throws the first that is another.
  package func check(_ subject: MeasuredSubject) throws(CatalogError) {
    let (deployment, layout) = (plan.deployment, plan.deployment.layout)
    if let engine = subject.engine, !runs(as: engine.value) {
      throw other("engine", planned: deployment.engine, measured: engine.value, engine.key)
    }
    if let model = subject.model { try check(model: model, parameters: subject.parameters) }
    if let type = subject.fileType { try check(type: type) }
    if let told = subject.quantization { try check(quantization: told) }
    if let layers = subject.layers { try check(layers: layers) }
    if let arrivals = subject.arrivals { try check(arrivals: arrivals) }
    if let device = subject.accelerator, !isMeant(by: device.value) {
      throw other("accelerator", planned: deployment.accelerator, measured: device.value, device.key)
    }
    let counts = [
      (subject.count, layout.count, "accelerators"), (subject.tensorParallel, layout.tensorParallel, "tensor parallel"),
      (subject.pipelineParallel, layout.pipelineParallel, "pipeline parallel"),
    ]
    for (told, planned, name) in counts {
      guard let told, told.value != planned else { continue }
      throw other(name, planned: "\(planned)", measured: "\(told.value)", told.key)
    }
  }

  /// Throws where a file names another model.
  package func check(
    model: MeasuredSubject.Told<String>, parameters: MeasuredSubject.Told<Double>? = nil
  ) throws(CatalogError) {
    let planned = plan.deployment.model
    let own = try? catalogs.model(plan.request.model)
    let names = [planned, plan.request.model, own?.huggingFaceID, own?.huggingFaceBaseID].compactMap {
      $0?.lowercased()
    }
    if names.contains(model.value.lowercased()) { return }
    let found = catalogs.models(calledByPartOf: model.value)
    if found.contains(planned) { return }
    // A file's name that tells nothing, of a model that is as large.
    if found.isEmpty, let parameters {
      let ours = Double(plan.headline.parameters)
      if abs(parameters.value / max(ours, 1) - 1) <= Self.tolerance { return }
      throw other(
        "parameters", planned: NumberText.significant(ours), measured: NumberText.significant(parameters.value),
        parameters.key)
    }
    throw other("model", planned: planned, measured: model.value, model.key)
  }

  /// Throws where requests came by themselves and the plan keeps some in flight.
  private func check(arrivals: MeasuredSubject.Told<Double>) throws(CatalogError) {
    switch plan.request.load {
    case .rate, .users: return
    case .concurrency, .saturated:
      throw ResultFile.fault(
        path, arrivals.key, expected: "`max_concurrency`, as the plan keeps \(plan.request.concurrency) in flight",
        found: "\(NumberText.significant(arrivals.value)) requests a second that come by themselves",
        fix: "plan with --request-rate, measure with --max-concurrency, or compare all the same with --ignore-names")
    }
  }

  private func isMeant(by device: String) -> Bool {
    let planned = plan.deployment.accelerator
    return catalogs.accelerators(calledByDriver: device).contains { planned == $0 || planned.hasPrefix($0 + ":") }
  }

  /// A face of another engine runs as that one does.
  private func runs(as engine: String) -> Bool {
    let planned = plan.deployment.engine
    return planned == engine || (try? catalogs.engine(planned))?.borrows?.from == engine
  }

  func other(_ what: String, planned: String, measured: String, _ key: String) -> CatalogError {
    ResultFile.fault(
      path, key, expected: "the plan's \(what), \(planned)", found: measured,
      fix: "plan what was measured, or compare all the same with --ignore-names")
  }
}
