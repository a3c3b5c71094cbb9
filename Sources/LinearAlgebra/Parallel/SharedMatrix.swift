/// A matrix that several workers write at the same time, each in places of its own.
///
/// Swift cannot see that the places are disjoint; whoever hands them out answers for it, and for the matrix outliving
/// the work.
package struct SharedMatrix<Element>: @unchecked Sendable {
  package let base: UnsafeMutablePointer<Element>
  /// Elements from one row to the next.
  package let stride: Int

  @inlinable
  package init(base: UnsafeMutablePointer<Element>, stride: Int) {
    self.base = base
    self.stride = stride
  }

  /// The address of an element.
  @inlinable
  package func at(_ row: Int, _ column: Int) -> UnsafeMutablePointer<Element> { base + row * stride + column }
}
