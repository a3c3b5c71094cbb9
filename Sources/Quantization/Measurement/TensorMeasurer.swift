import LinearAlgebra
import Tensors

/// Measures the error of a quantizer on one tensor, in stretches that fit the cache.
struct TensorMeasurer: Sendable {
  let source: any TensorSource
  /// Asked before each stretch whether to end, and told of its weights when it is done.
  let work: WorkContext

  /// The sums of one tensor's errors.
  struct Outcome: Sendable {
    var sums: ErrorSums
    /// Weights that were NaN or infinite: read as zeros, and left out of the count.
    var notFinite: Int
  }

  /// Weights handled at a time: 256 KiB of floats stay in a core's second-level cache.
  private static let stretchElements = 65536

  /// Nil when cancelled.
  func measure(_ tensor: TensorDescriptor, _ streaming: any Quantizer) throws -> Outcome? {
    var quantizer = streaming
    let stretches = Self.stretches(of: tensor.elementCount, blockElements: quantizer.blockElements)
    if quantizer.needsSurvey {
      let fixed = quantizer
      guard let surveys = try map(stretches, of: tensor, { weights, _ in fixed.survey(weights) }) else { return nil }
      quantizer.adopt(surveys.map(\.value))
    }
    let ready = quantizer
    let parts = try map(stretches, of: tensor) { weights, offset in
      let sums = ready.measure(weights, at: offset)
      work.advance(weights.count)
      return sums
    }
    guard let parts else { return nil }
    var outcome = Outcome(sums: ErrorSums(), notFinite: 0)
    for part in parts {
      outcome.sums += part.value
      outcome.notFinite += part.notFinite
    }
    outcome.sums.count -= outcome.notFinite
    return outcome
  }

  private struct Part<Value: Sendable>: Sendable {
    let value: Value
    let notFinite: Int
  }

  private func map<Value: Sendable>(
    _ stretches: [Range<Int>], of tensor: TensorDescriptor,
    _ body: @Sendable (UnsafeBufferPointer<Float>, Int) -> Value
  ) throws -> [Part<Value>]? {
    let longest = stretches.map(\.count).max() ?? 0
    return try ParallelMap.run(
      count: stretches.count, workers: work.workers, makeScratch: { [Float](repeating: 0, count: longest) },
      body: { index, scratch in
        if work.isCancelled() { return nil }
        let range = stretches[index]
        return try scratch.withUnsafeMutableBufferPointer { buffer in
          let weights = UnsafeMutableBufferPointer(rebasing: buffer[..<range.count])
          let notFinite = try source.read(range, of: tensor, into: weights)
          return Part(value: body(UnsafeBufferPointer(weights), range.lowerBound), notFinite: notFinite)
        }
      })
  }

  /// Cuts a tensor at multiples of the block length.
  static func stretches(of count: Int, blockElements: Int) -> [Range<Int>] {
    let block = max(1, blockElements)
    let length = max(1, stretchElements / block) * block
    return stride(from: 0, to: count, by: length).map { $0..<min($0 + length, count) }
  }
}
