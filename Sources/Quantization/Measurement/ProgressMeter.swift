import Synchronization

/// Counts what is done and reports it at most ten times a second.
final class ProgressMeter: Sendable {
  private struct State {
    var done = 0
    var tensor = ""
    var scheme = ""
    var results: [MeasurementResult] = []
    var lastReport: ContinuousClock.Instant?
  }

  private static let interval: Duration = .milliseconds(100)

  private let total: Int
  private let report: (@Sendable (MeasurementRun.Progress) -> Void)?
  private let state = Mutex(State())

  init(total: Int, report: (@Sendable (MeasurementRun.Progress) -> Void)?) {
    self.total = total
    self.report = report
  }

  func begin(tensor: String, scheme: String, results: [MeasurementResult]) {
    state.withLock { state in
      state.tensor = tensor
      state.scheme = scheme
      state.results = results
    }
  }

  @Sendable func advance(_ elements: Int) {
    guard let report else { return }
    state.withLock { state in
      state.done += elements
      let now = ContinuousClock.now
      if let last = state.lastReport, now - last < Self.interval { return }
      state.lastReport = now
      report(
        .init(
          fraction: total == 0 ? 1 : Double(state.done) / Double(total), tensor: state.tensor, scheme: state.scheme,
          results: state.results))
    }
  }
}
