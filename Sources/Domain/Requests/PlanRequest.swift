import Quantities

/// What is asked: a model, hardware, a load, limits. Nil leaves a choice to the planner.
package struct PlanRequest: Codable, Sendable, Hashable {
  package var model: String
  package var accelerator: String
  /// Accelerators in all; nil lets the planner find the cheapest count.
  @OrNull package var count: Int?
  package var mode: ServingMode
  package var workload: String
  /// Tokens that each sequence may hold, prompt and answer.
  package var contextTokens: Int
  package var inputTokens: Int
  package var outputTokens: Int
  /// Sequences in flight at once.
  package var concurrency: Int
  /// Requests per second that must be served; nil when only the concurrency is known.
  @OrNull package var requestsPerSecond: Double?
  @OrNull package var scheme: String?
  @OrNull package var keyValueCache: KeyValueCacheFormat?
  package var engine: String
  package var region: String
  @OrNull package var maximumTimeToFirstTokenSeconds: Double?
  @OrNull package var maximumTimePerOutputTokenSeconds: Double?
  @OrNull package var maximumUSDPerHour: Double?
  /// Weights or measurements that the plan's quality rests on; nil for synthetic weights.
  @OrNull package var weights: String?
  /// What may be done with the weights; nil without any, and in plans of versions that measured them always.
  @OrNull package var weightsPolicy: WeightsPolicy?

  /// Fills a request from a workload's lengths, load and targets.
  package init(model: String, accelerator: String, workload: Workload, engine: String, region: String) {
    self.model = model
    self.accelerator = accelerator
    count = nil
    mode = workload.mode
    self.workload = workload.id
    contextTokens = workload.contextTokens
    inputTokens = workload.inputTokens
    outputTokens = workload.outputTokens
    concurrency = workload.concurrency
    requestsPerSecond = nil
    scheme = nil
    keyValueCache = nil
    self.engine = engine
    self.region = region
    maximumTimeToFirstTokenSeconds = workload.maximumTimeToFirstToken?.value
    maximumTimePerOutputTokenSeconds = workload.maximumTimePerOutputToken?.value
    maximumUSDPerHour = nil
    weights = nil
    weightsPolicy = nil
  }
}
