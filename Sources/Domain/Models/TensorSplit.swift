/// How tensor parallelism divides a tensor over the ranks.
package enum TensorSplit: Hashable, Sendable {
  /// Each rank keeps the whole tensor.
  case replicated
  /// Divided evenly, in units (heads, columns) that must divide by the degree.
  case units(Int)
  /// Key or value heads (or selection groups): divided until one a rank is left, then repeated.
  case keyValueHeads(Int)
  /// The vocabulary, padded to a multiple of the degree.
  case vocabulary
  /// Whole experts (expert parallel) or slices of each (tensor parallel).
  case experts(Int)
}
