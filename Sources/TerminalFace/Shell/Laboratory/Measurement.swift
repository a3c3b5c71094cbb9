import Domain
import Quantities

/// What a measurement answers: how well a scheme stores which weights.
struct MeasurementQuestion: Hashable, Sendable {
  let model: String
  let scheme: String
  /// The file that is read, or nil for synthetic weights.
  let weights: String?

  /// What would be measured for a plan.
  init(_ plan: Plan) {
    model = plan.request.model
    scheme = plan.deployment.scheme
    weights = plan.request.weights
  }
}

/// A measurement that runs, or has run, with what it has found so far.
struct Measurement: Hashable, Sendable {
  enum Phase: Hashable, Sendable {
    case running, finished, cancelled
    case failed(String)
  }

  let question: MeasurementQuestion
  /// Reports with any other number are stale.
  let number: Int
  var phase: Phase = .running
  private(set) var completed = 0
  private(set) var total = 0
  private(set) var rows: [MeasuredTensor] = []
  private(set) var estimate: Interval?

  init(_ question: MeasurementQuestion, number: Int) {
    self.question = question
    self.number = number
  }

  var isRunning: Bool { phase == .running }

  mutating func take(_ progress: MeasurementProgress) {
    completed = progress.completed
    total = progress.total
    rows += progress.rows
    estimate = progress.estimate ?? estimate
  }
}
