/// How work comes to a deployment.
package enum Load: Sendable, Hashable {
  /// So many sequences in flight at all times: a new request follows each answer.
  case concurrency(Int)
  /// As many sequences as cache and engine hold: nobody waits for single answers.
  case saturated
  /// Requests that arrive by themselves, so many a second, at random (Poisson).
  case rate(requestsPerSecond: Double)
  /// People who read, think and write between an answer and their next request.
  case users(Int, thinkSeconds: Double)
}
