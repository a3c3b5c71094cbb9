import Kernels
import Tensors

/// How much of each group's range to keep: the search of compressed-tensors' "MSE" observer.
///
/// Ranges shrink from 100 % to 81 % in steps of 1 %. A group takes the first that has the least Σ |ŵ − w|^2.4. After
/// five steps in a row in which no group of the whole matrix improved, the search ends for all.
enum ClipSearch {
  /// The shares of the range to try, largest first.
  static let shares: [Float] = (0..<20).map { Float(1 - Double($0) / 100) }
  private static let patience = 5

  /// The cost of every share, group by group.
  static func errors(
    of weights: UnsafeBufferPointer<Float>, groupLength: Int, specification: cq_integer, instructions: InstructionSet
  ) -> [Float] {
    let groups = (weights.count + groupLength - 1) / groupLength
    var errors = [Float](repeating: 0, count: groups * shares.count)
    cq_integer_clip_errors(
      instructions.level, weights.baseAddress, weights.count, groupLength, specification, shares, shares.count, &errors)
    return errors
  }

  /// The share that each group of a matrix keeps; all of it where every error overflows.
  static func bestShares(_ errors: [Float]) -> [Float] {
    let steps = shares.count
    var best = [Float](repeating: .greatestFiniteMagnitude, count: errors.count / steps)
    var kept = [Float](repeating: 1, count: best.count)
    var idleSteps = 0
    for step in 0..<steps {
      var hasImproved = false
      for group in best.indices where errors[group * steps + step] < best[group] {
        best[group] = errors[group * steps + step]
        kept[group] = shares[step]
        hasImproved = true
      }
      idleSteps = hasImproved ? 0 : idleSteps + 1
      if idleSteps == patience { break }
    }
    return kept
  }
}
