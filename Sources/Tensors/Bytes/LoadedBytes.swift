/// A copy of some bytes, which threads share as long as any holds it.
final class LoadedBytes: @unchecked Sendable {
  // Written before the initializer returns, and never again.
  let buffer: UnsafeRawBufferPointer

  init(_ range: Range<Int>, of source: some ByteSource) throws(TensorError) {
    try source.check(range)
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: range.count, alignment: 64)
    buffer = UnsafeRawBufferPointer(copy)
    try source.read(range, into: copy)
  }

  convenience init(_ source: some ByteSource) throws(TensorError) { try self.init(0..<source.byteCount, of: source) }

  deinit { buffer.deallocate() }

  var start: UnsafePointer<UInt8>? { buffer.baseAddress?.assumingMemoryBound(to: UInt8.self) }
}
