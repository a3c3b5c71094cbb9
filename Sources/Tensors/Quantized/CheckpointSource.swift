/// A source whose tensors can be had as they lie in the file, integers and packed codes included.
package protocol CheckpointSource: TensorSource {
  /// The bytes of a tensor of any type.
  func stored(_ tensor: TensorDescriptor) throws(TensorError) -> ByteSlice
}

extension CheckpointSource {
  /// A copy of a tensor's bytes.
  package func bytes(of tensor: TensorDescriptor) throws(TensorError) -> [UInt8] {
    let stored = try stored(tensor)
    return try stored.read(0..<stored.byteCount)
  }
}
