/// Why a scenario can't be simulated.
package enum SimulationError: Error, Sendable, Hashable {
  /// A figure is not a number or not within what is expected.
  case outOfRange(Figure, found: Double, expected: ClosedRange<Double>)
  /// The longest request alone needs more KV blocks than a replica has; engines refuse to start then.
  case requestBeyondCache(tokens: Int, blocksNeeded: Int, blocks: Int)
  /// The clock gave a pass no usable time.
  case passTime(seconds: Double, of: Pass, expected: ClosedRange<Double>)
  /// The scenario takes more forward passes than are simulated.
  case tooManyPasses(limit: Int)

  /// What a scenario states.
  package enum Figure: String, Sendable, Hashable, CaseIterable {
    case requestRate, coefficientOfVariation, concurrency, users, thinkSeconds
    case tracedRequests, arrivalSeconds, promptTokens, answerTokens, contextTokens
    case replicas, sequences, batchedTokens, blockTokens, blocks
    case sharedPrefix, prefillReplicas, transferSecondsPerToken
    case requests, timeToFirstTokenSeconds, timePerOutputTokenSeconds
  }
}
