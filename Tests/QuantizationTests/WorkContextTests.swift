import Quantization
import Synchronization
import Testing

@Suite("The way work is done")
struct WorkContextTests {
  private struct Refusal: Error, Equatable {
    let index: Int
  }

  @Test("Results come in order, whoever made them, and each once", arguments: 1...4)
  func order(workers: Int) throws {
    let work = WorkContext(workers: workers)
    for count in [0, 1, 2, 7, 300] {
      #expect(try work.map(count: count) { $0 * $0 } == (0..<count).map { $0 * $0 })
    }
  }

  @Test("A worker keeps its own scratch from one call to the next", arguments: 1...4)
  func scratch(workers: Int) throws {
    let made = Mutex(0)
    let calls = try WorkContext(workers: workers).map(
      count: 100,
      makeScratch: {
        made.withLock { $0 += 1 }
        return 0
      },
      { _, calls in
        calls += 1
        return calls
      })
    let scratches = made.withLock { $0 }
    #expect((1...workers).contains(scratches))
    #expect(calls.count { $0 == 1 } <= scratches)
  }

  @Test("Cancelled work throws, asked before each call", arguments: 1...4)
  func cancellation(workers: Int) throws {
    let done = Mutex(0)
    let work = WorkContext(workers: workers, isCancelled: { done.withLock { $0 >= 5 } })
    #expect(throws: CancellationError.self) {
      try work.map(count: 1000) { _ in done.withLock { $0 += 1 } }
    }
    #expect(done.withLock { $0 } < 5 + workers)
    #expect(throws: CancellationError.self) { try work.checkCancellation() }
  }

  @Test("What a call throws ends the work", arguments: 1...4)
  func errors(workers: Int) {
    #expect(throws: Refusal(index: 3)) {
      try WorkContext(workers: workers).map(count: 50) { if $0 == 3 { throw Refusal(index: 3) } }
    }
  }
}
