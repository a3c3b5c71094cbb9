import Kernels

/// The processor instructions that the kernels may use; results are the same with each.
package enum InstructionSet: String, Sendable, Hashable {
  case baseline
  case avx2

  /// The best that this processor has.
  package static let best: InstructionSet = cq_best_level() == CQ_AVX2 ? .avx2 : .baseline

  /// The kernels' name for it.
  package var level: cq_level { self == .avx2 ? CQ_AVX2 : CQ_BASELINE }
}
