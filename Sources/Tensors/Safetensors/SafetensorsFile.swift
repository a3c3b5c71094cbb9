/// A safetensors file; its header is checked whole before any tensor is offered, and weights are copied out of it in
/// stretches, so that a file of any size takes little memory.
package struct SafetensorsFile: CheckpointSource, FileSource {
  package let tensors: [TensorDescriptor]
  /// The strings under `__metadata__`.
  package let metadata: [String: String]
  private let offsets: [String: Int]
  let source: any ByteSource

  package init(path: String) throws(TensorError) { try self.init(FileBytes(path: path)) }

  package init(_ source: some ByteSource) throws(TensorError) {
    self.source = source
    let header = try SafetensorsHeader(source)
    tensors = header.entries.map(\.descriptor)
    metadata = header.metadata
    // Names were checked to be unique.
    offsets = Dictionary(
      header.entries.map { ($0.descriptor.name, $0.fileOffset) }, uniquingKeysWith: { first, _ in first })
  }

  @discardableResult
  package func read(
    _ elements: Range<Int>, of tensor: TensorDescriptor, into destination: UnsafeMutableBufferPointer<Float>
  ) throws(TensorError) -> Int {
    guard let type = tensor.elementType.kernelType else {
      throw TensorError(
        .notFloatingPoint, file: source.label, subject: tensor.name, expected: "floating-point weights",
        found: tensor.elementType.rawValue, advice: "Leave it out: indices, masks and codes are not quantized")
    }
    let start = try offset(of: tensor, elements)
    guard let target = destination.baseAddress else { return 0 }
    guard destination.count >= elements.count else {
      throw TensorError(
        .outOfRange, file: source.label, subject: tensor.name, expected: "room for \(elements.count) elements",
        found: "\(destination.count)", advice: "Pass a larger buffer")
    }
    return try source.convert(
      elements.count, of: type, width: tensor.elementType.byteWidth, at: start, into: target)
  }

  package func stored(_ tensor: TensorDescriptor) throws(TensorError) -> ByteSlice {
    let start = try offset(of: tensor, 0..<tensor.elementCount)
    return try ByteSlice(start..<start + tensor.elementCount * tensor.elementType.byteWidth, of: source)
  }

  private func offset(of tensor: TensorDescriptor, _ elements: Range<Int>) throws(TensorError) -> Int {
    guard let offset = offsets[tensor.name] else {
      throw .noTensor(tensor.name, in: source.label, of: "file")
    }
    let width = tensor.elementType.byteWidth
    guard elements.lowerBound >= 0, elements.upperBound <= tensor.elementCount,
      offset + tensor.elementCount * width <= source.byteCount
    else {
      throw .outside(elements, of: tensor, in: source.label)
    }
    return offset + elements.lowerBound * width
  }
}
