import Domain

extension SharedState {
  /// Measures for the plan in sight.
  mutating func beginMeasurement() -> [Effect] {
    guard let plan else { return [] }
    return [.measure(number: laboratory.begin(MeasurementQuestion(plan)), plan)]
  }

  /// Stops measuring and keeps what has been measured.
  mutating func stopMeasurement() -> [Effect] {
    guard let running = laboratory.running else { return [] }
    laboratory.stop()
    return [.cancelMeasurements(upTo: running.number)]
  }

  /// Stops what is measured for another question than the plan in sight answers: nobody sees it any more.
  mutating func stopOtherMeasurement() -> [Effect] {
    guard let running = laboratory.running, running.question != plan.map(MeasurementQuestion.init) else { return [] }
    return stopMeasurement()
  }

  /// What was measured on the model's own weights makes the plan's quality sharper, so that it is planned again.
  mutating func endMeasurement(_ number: Int, _ failure: Failure?) -> [Effect] {
    guard let ended = laboratory.end(number, failure) else { return [] }
    guard failure == nil, ended.question.weights != nil, var request = question.current else { return [] }
    request.weightsPolicy = .measure
    _ = question.change(to: request)
    return replan()
  }
}
