/// What is planned first; names are as people type them, and nil leaves a choice to the defaults.
package struct StartingPoint: Hashable, Sendable {
  package var model: String
  package var hardware: String
  /// Nil lets the planner find the count.
  package var count: Int?
  package var workload: String?
  package var engine: String?
  package var region: String?
  /// A file of weights to measure; nil measures labelled synthetic ones.
  package var weights: String?

  /// The question that is asked most: Llama 4 Scout on one H100.
  package init(
    model: String = "llama-4-scout", hardware: String = "h100-sxm", count: Int? = 1, workload: String? = "chat",
    engine: String? = nil, region: String? = nil, weights: String? = nil
  ) {
    self.model = model
    self.hardware = hardware
    self.count = count
    self.workload = workload
    self.engine = engine
    self.region = region
    self.weights = weights
  }
}
