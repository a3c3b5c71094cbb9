/// What has been measured, each result under the question that it answers; at most one measurement runs.
struct Laboratory: Hashable, Sendable {
  /// The newest last.
  private var measurements: [Measurement] = []
  private var lastNumber = 0

  /// More questions than anyone goes back to; it bounds memory in long sessions.
  static let mostMeasurements = 50

  /// What was measured for a question; nil where nothing was.
  subscript(question: MeasurementQuestion) -> Measurement? { measurements.first { $0.question == question } }

  var running: Measurement? { measurements.first(where: \.isRunning) }

  /// Begins anew for a question, stops any other measurement, and returns the number that reports must carry.
  mutating func begin(_ question: MeasurementQuestion) -> Int {
    stop()
    lastNumber += 1
    measurements.removeAll { $0.question == question }
    measurements.append(Measurement(question, number: lastNumber))
    if measurements.count > Self.mostMeasurements { measurements.removeFirst() }
    return lastNumber
  }

  /// Stops what runs; what it has measured stays.
  mutating func stop() {
    guard let place = measurements.firstIndex(where: \.isRunning) else { return }
    measurements[place].phase = .cancelled
  }

  /// Takes a report, unless it is stale.
  mutating func take(_ number: Int, _ progress: MeasurementProgress) {
    guard let place = place(ofRunning: number) else { return }
    measurements[place].take(progress)
  }

  /// Ends a measurement and returns it; nil when it is stale.
  mutating func end(_ number: Int, _ failure: Failure?) -> Measurement? {
    guard let place = place(ofRunning: number) else { return nil }
    measurements[place].phase = failure.map { .failed($0.message) } ?? .finished
    return measurements[place]
  }

  private func place(ofRunning number: Int) -> Int? {
    measurements.firstIndex { $0.isRunning && $0.number == number }
  }
}
