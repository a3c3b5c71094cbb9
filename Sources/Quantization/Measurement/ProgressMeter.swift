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
  /// The share of the whole that is done before this counts.
  private let before: Double
  private let report: (@Sendable (MeasurementRun.Progress) -> Void)?
  private let state = Mutex(State())

  init(total: Int, after before: Double = 0, report: (@Sendable (MeasurementRun.Progress) -> Void)?) {
    self.total = total
    self.before = before
    self.report = report
  }

  func begin(tensor: String, scheme: String) {
    state.withLock { state in
      state.tensor = tensor
      state.scheme = scheme
    }
  }

  /// Keeps a row that is complete.
  func add(_ result: MeasurementResult) { state.withLock { $0.results.append(result) } }

  @Sendable func advance(_ elements: Int) {
    guard let report else { return }
    state.withLock { state in
      state.done += elements
      let now = ContinuousClock.now
      if let last = state.lastReport, now - last < Self.interval { return }
      state.lastReport = now
      let done = total == 0 ? 1 : Double(state.done) / Double(total)
      report(
        .init(
          fraction: before + (1 - before) * done, tensor: state.tensor, scheme: state.scheme, results: state.results))
    }
  }
}
