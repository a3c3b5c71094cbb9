import LinearAlgebra
import Tensors

/// The way work is done, handed down whole: threads, instructions, seed, cancellation and progress.
///
/// Results depend on the seed alone: not on the number of workers, and not on the instructions.
package struct WorkContext: Sendable {
  /// Threads to use, the caller's among them.
  package var workers: Int
  package var instructions: InstructionSet
  /// The seed of whatever is drawn at random.
  package var seed: UInt64
  /// Whether to end; asked often, from any worker.
  package var isCancelled: @Sendable () -> Bool
  /// Told how many weights are done, from any worker.
  package var advance: @Sendable (Int) -> Void

  package init(
    workers: Int = 1, instructions: InstructionSet = .best, seed: UInt64 = 0,
    isCancelled: @escaping @Sendable () -> Bool = { false }, advance: @escaping @Sendable (Int) -> Void = { _ in }
  ) {
    self.workers = workers
    self.instructions = instructions
    self.seed = seed
    self.isCancelled = isCancelled
    self.advance = advance
  }

  /// Throws where the work is to end.
  package func checkCancellation() throws(CancellationError) {
    if isCancelled() { throw CancellationError() }
  }

  /// Calls for 0 ..< `count` on the workers, cancellation asked before each; the results in order.
  ///
  /// - Parameter makeScratch: makes what one worker keeps for itself, such as a buffer.
  package func map<Scratch, Value: Sendable>(
    count: Int, makeScratch: @Sendable () -> Scratch, _ body: @Sendable (Int, inout Scratch) throws -> Value
  ) throws -> [Value] {
    let values = try ParallelMap.run(
      count: count, workers: workers, makeScratch: makeScratch,
      body: { index, scratch -> Value? in
        try checkCancellation()
        return try body(index, &scratch)
      })
    guard let values else { throw CancellationError() }
    return values
  }

  /// Calls for 0 ..< `count` on the workers, cancellation asked before each; the results in order.
  @discardableResult
  package func map<Value: Sendable>(count: Int, _ body: @Sendable (Int) throws -> Value) throws -> [Value] {
    try map(count: count, makeScratch: { () }) { index, _ in try body(index) }
  }
}
