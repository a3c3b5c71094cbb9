import Dispatch
import Synchronization

/// Runs a function over 0 ..< count on some threads; the results come in order, whoever made them.
package enum ParallelMap {
  /// - Parameters:
  ///   - workers: threads to use, the caller's among them.
  ///   - makeScratch: what one worker keeps for itself, such as a buffer.
  ///   - body: returns nil to stop everything, which makes the whole result nil.
  package static func run<Scratch, Value: Sendable>(
    count: Int, workers: Int, makeScratch: @Sendable () -> Scratch,
    body: @Sendable (Int, inout Scratch) throws -> Value?
  ) throws -> [Value]? {
    if workers <= 1 || count <= 1 {
      var scratch = makeScratch()
      var values: [Value] = []
      values.reserveCapacity(count)
      for index in 0..<count {
        guard let value = try body(index, &scratch) else { return nil }
        values.append(value)
      }
      return values
    }
    let shared = SharedWork<Value>(count: count)
    DispatchQueue.concurrentPerform(iterations: min(workers, count)) { _ in
      var scratch = makeScratch()
      while let index = shared.next() {
        do {
          guard let value = try body(index, &scratch) else { return shared.stop(nil) }
          shared.store(value, at: index)
        } catch {
          return shared.stop(error)
        }
      }
    }
    return try shared.results()
  }
}

/// What the workers of one run share.
private final class SharedWork<Value: Sendable>: Sendable {
  private struct State {
    var next = 0
    var values: [Value?]
    var isStopped = false
    var error: (any Error)?
  }

  private let state: Mutex<State>

  init(count: Int) { state = Mutex(State(values: Array(repeating: nil, count: count))) }

  func next() -> Int? {
    state.withLock { state in
      guard !state.isStopped, state.next < state.values.count else { return nil }
      state.next += 1
      return state.next - 1
    }
  }

  func store(_ value: Value, at index: Int) { state.withLock { $0.values[index] = value } }

  func stop(_ error: (any Error)?) {
    state.withLock { state in
      state.isStopped = true
      if state.error == nil { state.error = error }
    }
  }

  func results() throws -> [Value]? {
    try state.withLock { state in
      if let error = state.error { throw error }
      return state.isStopped ? nil : state.values.compactMap(\.self)
    }
  }
}
