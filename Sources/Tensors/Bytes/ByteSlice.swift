/// A range of a source, as a source of its own.
package struct ByteSlice: ByteSource {
  let base: any ByteSource
  let range: Range<Int>

  /// Throws unless the range lies within the source.
  package init(_ range: Range<Int>, of base: any ByteSource) throws(TensorError) {
    try base.check(range)
    self.base = base
    self.range = range
  }

  package var label: String { base.label }
  package var byteCount: Int { range.count }

  package func read(_ part: Range<Int>, into target: UnsafeMutableRawBufferPointer) throws(TensorError) {
    try check(part)
    try base.read(part.lowerBound + range.lowerBound..<part.upperBound + range.lowerBound, into: target)
  }

  /// All of it as some type's values, little-endian as on every processor that this program runs on.
  func values<Value: BitwiseCopyable>(as _: Value.Type) throws(TensorError) -> [Value] {
    let width = MemoryLayout<Value>.stride
    return try withBytes(0..<byteCount / width * width) { bytes in
      (0..<bytes.count / width).map { bytes.loadUnaligned(fromByteOffset: $0 * width, as: Value.self) }
    }
  }
}
