/// Counts and integrals over a stretch of simulated time.
struct Tally {
  var start = 0.0
  var end = 0.0
  var ended = 0
  var good = 0
  var tokens = 0
  var waitingSeconds = 0.0
  var runningSeconds = 0.0
  var mostWaiting = 0

  /// Lets time go on with so many requests in each place.
  mutating func advance(to time: Double, waiting: Int, running: Int) {
    waitingSeconds += Double(waiting) * (time - end)
    runningSeconds += Double(running) * (time - end)
    end = time
  }

  var seconds: Double { end - start }

  /// A count or an integral by the second; zero over no time.
  func rate(_ value: Double) -> Double { seconds > 0 ? value / seconds : 0 }
}
