import Kernels

/// A safetensors file; its header is checked whole before any tensor is offered, and weights are copied out of it in
/// stretches, so that a file of any size takes little memory.
package struct SafetensorsFile: RawTensorSource {
  package let tensors: [TensorDescriptor]
  /// The strings under `__metadata__`.
  package let metadata: [String: String]
  private let offsets: [String: Int]
  private let file: MappedFile

  package init(path: String) throws(TensorError) {
    file = try MappedFile(path: path)
    let header = try SafetensorsHeader(file: file)
    tensors = header.entries.map(\.descriptor)
    metadata = header.metadata
    // Names were checked to be unique.
    offsets = Dictionary(
      header.entries.map { ($0.descriptor.name, $0.fileOffset) }, uniquingKeysWith: { first, _ in first })
  }

  package var label: String { file.path }
  package var isSynthetic: Bool { false }

  @discardableResult
  package func read(
    _ elements: Range<Int>, of tensor: TensorDescriptor, into destination: UnsafeMutableBufferPointer<Float>
  ) throws(TensorError) -> Int {
    guard let type = tensor.elementType.kernelType else {
      throw TensorError(
        .notFloatingPoint, file: file.path, subject: tensor.name, expected: "floating-point weights",
        found: tensor.elementType.rawValue, advice: "Leave it out: indices, masks and codes are not quantized")
    }
    let start = try offset(of: tensor, elements)
    guard let target = destination.baseAddress else { return 0 }
    guard destination.count >= elements.count else {
      throw TensorError(
        .outOfRange, file: file.path, subject: tensor.name, expected: "room for \(elements.count) elements",
        found: "\(destination.count)", advice: "Pass a larger buffer")
    }
    return try convert(elements.count, of: type, width: tensor.elementType.byteWidth, at: start, to: target)
  }

  /// Values copied out of the file at a time: they stay in the cache until they are converted.
  private static let stretchBytes = 1 << 16

  private func convert(
    _ count: Int, of type: cq_type, width: Int, at start: Int, to target: UnsafeMutablePointer<Float>
  ) throws(TensorError) -> Int {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: min(Self.stretchBytes, count * width), alignment: 64)
    defer { buffer.deallocate() }
    let stretch = max(1, buffer.count / width)
    var notFinite = 0
    var first = 0
    while first < count {
      let length = min(stretch, count - first)
      try file.read(
        into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<(length * width)]), at: start + first * width)
      notFinite += cq_convert(InstructionSet.best.level, type, buffer.baseAddress, length, target + first)
      first += length
    }
    return notFinite
  }

  /// A tensor's bytes as they lie in the file, for tensors of any type.
  package func rawBytes(of tensor: TensorDescriptor) throws(TensorError) -> UnsafeRawBufferPointer {
    let start = try offset(of: tensor, 0..<tensor.elementCount)
    return UnsafeRawBufferPointer(rebasing: file.bytes[start..<start + tensor.byteCount])
  }

  private func offset(of tensor: TensorDescriptor, _ elements: Range<Int>) throws(TensorError) -> Int {
    guard let offset = offsets[tensor.name] else {
      throw TensorError(
        .missingTensor, file: file.path, subject: tensor.name, expected: "a tensor of that name", found: "none",
        advice: "List the file's tensors")
    }
    let width = tensor.elementType.byteWidth
    guard elements.lowerBound >= 0, elements.upperBound <= tensor.elementCount,
      offset + tensor.elementCount * width <= file.bytes.count
    else {
      throw TensorError(
        .outOfRange, file: file.path, subject: tensor.name, expected: "elements below \(tensor.elementCount)",
        found: "\(elements)", advice: "Ask for elements that the tensor has")
    }
    return offset + elements.lowerBound * width
  }
}
