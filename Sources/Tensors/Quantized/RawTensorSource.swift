/// A source whose tensors can be had as they lie in the file, integers and packed codes included.
protocol RawTensorSource: TensorSource {
  /// A tensor's bytes, valid as long as the source is.
  func rawBytes(of tensor: TensorDescriptor) throws(TensorError) -> UnsafeRawBufferPointer
}

/// Bytes of a mapped file, which whoever holds them keeps open.
struct MappedBytes: @unchecked Sendable {
  // The mapping is read-only, so threads can share it.
  let buffer: UnsafeRawBufferPointer

  /// One element, little-endian at any alignment.
  func integer(_ index: Int, _ type: ElementType) -> Int? {
    let offset = index * type.byteWidth
    guard index >= 0, offset + type.byteWidth <= buffer.count else { return nil }
    switch type {
    case .int32: return Int(Int32(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: Int32.self)))
    case .int64: return Int(Int64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: Int64.self)))
    default: return nil
    }
  }
}
