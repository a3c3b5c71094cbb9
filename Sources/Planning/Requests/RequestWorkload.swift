import Catalogs
import Domain
import Quantities

extension RequestResolver {
  /// Names of workloads that an error tells.
  private static let mostNames = 6

  /// Refuses a workload whose requests a model can't take or answer, and says which suit it.
  ///
  /// - Parameter usual: the id of what the model has where nobody names one.
  func check(_ workload: Workload, for model: Model, usual: String) throws {
    let task = ModelTask(workload)
    guard !task.isOpen(to: model) else { return }
    let others = catalogs.entries(.workloads).compactMap { try? catalogs.workload($0.id) }
      .filter { $0.id != usual && ModelTask($0).isOpen(to: model) }.map(\.id)
    let names = ([usual] + others).prefix(Self.mostNames).joined(separator: ", ")
    let more = others.count + 1 > Self.mostNames ? " or another of `quantplan catalog list workloads`" : ""
    throw PlanningError.invalid(
      what: RequestField.workload.name, found: "\(workload.id), \(task.words)",
      expected: "one that \(model.name) can do (\(RequestField.workload.flag)): \(names)\(more)")
  }
}

extension ModelTask {
  /// What goes in and what comes out.
  fileprivate var words: String {
    switch self {
    case .embedding: "texts that become vectors"
    case .reranking: "pairs of texts that become scores"
    case .classifying, .labelling: "texts that become labels"
    case .generation: "texts that are answered with text"
    case .seeing: "texts and pictures that are answered with text"
    case .drawing: "texts that become pictures"
    case .looking: "pictures that become labels"
    case .masking: "pictures that become masks"
    case .listening: "speech that becomes text"
    }
  }
}
