import Domain
import Quantities

/// A tensor whose quantization error has been measured.
package struct MeasuredTensor: Hashable, Sendable {
  package let name: String
  package let format: String
  package let bitsPerWeight: Double
  /// ‖W−Ŵ‖²/‖W‖².
  package let relativeSquaredError: Double
  package let signalToNoiseDecibels: Double

  package init(
    name: String, format: String, bitsPerWeight: Double, relativeSquaredError: Double, signalToNoiseDecibels: Double
  ) {
    self.name = name
    self.format = format
    self.bitsPerWeight = bitsPerWeight
    self.relativeSquaredError = relativeSquaredError
    self.signalToNoiseDecibels = signalToNoiseDecibels
  }
}

/// How far a measurement has come.
package struct MeasurementProgress: Hashable, Sendable {
  package var completed: Int
  package var total: Int
  /// Measured since the last report.
  package var rows: [MeasuredTensor]
  /// The error of the whole model as far as it is known.
  package var estimate: Interval?

  package init(completed: Int, total: Int, rows: [MeasuredTensor], estimate: Interval?) {
    self.completed = completed
    self.total = total
    self.rows = rows
    self.estimate = estimate
  }
}

/// The measurement that runs, or the last one that ran.
struct Laboratory: Hashable, Sendable {
  enum Phase: Hashable, Sendable {
    case idle, running, finished, cancelled
    case failed(String)
  }

  var phase: Phase = .idle
  var scheme = ""
  /// The file that was read, or nil for synthetic weights.
  var weights: String?
  var completed = 0
  var total = 0
  var rows: [MeasuredTensor] = []
  var estimate: Interval?
  /// Reports with any other number are stale.
  var number = 0

  var isRunning: Bool { phase == .running }

  /// Begins anew and returns the number that its reports must carry.
  mutating func begin(scheme: String, weights: String?) -> Int {
    self = Laboratory(phase: .running, scheme: scheme, weights: weights, number: number + 1)
    return number
  }

  /// Takes a report; false when it is stale.
  mutating func take(_ number: Int, _ progress: MeasurementProgress) -> Bool {
    guard number == self.number, isRunning else { return false }
    completed = progress.completed
    total = progress.total
    rows += progress.rows
    estimate = progress.estimate ?? estimate
    return true
  }
}
