import Quantities

/// How one scheme fares on growing numbers of one accelerator.
package struct SchemeOption: Sendable, Hashable {
  package let scheme: String
  package let name: String
  /// The whole model's weights in this scheme.
  package let weightsBytes: ByteCount
  /// Accelerators that weights and cache alone would fill, whatever the layout.
  package let countByCapacity: Int
  /// The least count with a layout that is valid and fits; nil when none was found.
  package let count: Int?
  package let layout: String?
  /// What one, two, four and eight accelerators leave on the fullest of them.
  package let spares: [Spare]

  package struct Spare: Sendable, Hashable {
    package let count: Int
    /// Negative when short; nil when no layout of this count is valid.
    package let spareBytes: ByteCount?
    package init(count: Int, spareBytes: ByteCount?) {
      self.count = count
      self.spareBytes = spareBytes
    }
  }

  package init(
    scheme: String, name: String, weightsBytes: ByteCount, countByCapacity: Int, count: Int?, layout: String?,
    spares: [Spare]
  ) {
    self.scheme = scheme
    self.name = name
    self.weightsBytes = weightsBytes
    self.countByCapacity = countByCapacity
    self.spares = spares
    self.count = count
    self.layout = layout
  }
}
