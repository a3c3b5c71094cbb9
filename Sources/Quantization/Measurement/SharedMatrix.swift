/// A matrix that several workers write at the same time, each in places of its own.
///
/// Swift cannot see that the places are disjoint; whoever hands them out answers for it, and for the matrix outliving
/// the work.
struct SharedMatrix<Element>: @unchecked Sendable {
  let base: UnsafeMutablePointer<Element>
  /// Elements from one row to the next.
  let stride: Int

  /// The address of an element.
  func at(_ row: Int, _ column: Int) -> UnsafeMutablePointer<Element> { base + row * stride + column }
}
