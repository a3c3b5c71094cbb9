/// Bytes in memory.
package struct MemoryBytes: ByteSource {
  package let label: String
  package let bytes: [UInt8]

  package init(_ bytes: [UInt8], label: String) {
    self.bytes = bytes
    self.label = label
  }

  package var byteCount: Int { bytes.count }

  package func read(_ range: Range<Int>, into target: UnsafeMutableRawBufferPointer) throws(TensorError) {
    try check(range)
    bytes.withUnsafeBytes { target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  package func withBytes<Result>(
    _ range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Result
  ) throws(TensorError) -> Result {
    try check(range)
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }
}
