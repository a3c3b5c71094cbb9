import CQuantKernels

/// A safetensors file, mapped into memory; its header is checked whole before any tensor is offered.
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
    guard let source = try bytes(of: tensor, elements), let target = destination.baseAddress else { return 0 }
    guard destination.count >= elements.count else {
      throw TensorError(
        .outOfRange, file: file.path, subject: tensor.name, expected: "room for \(elements.count) elements",
        found: "\(destination.count)", advice: "Pass a larger buffer")
    }
    return cq_convert(InstructionSet.best.level, type, source, elements.count, target)
  }

  /// A tensor's bytes as they lie in the file, for tensors of any type.
  package func rawBytes(of tensor: TensorDescriptor) throws(TensorError) -> UnsafeRawBufferPointer {
    let start = try bytes(of: tensor, 0..<tensor.elementCount)
    return UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : tensor.byteCount)
  }

  private func bytes(of tensor: TensorDescriptor, _ elements: Range<Int>) throws(TensorError) -> UnsafeRawPointer? {
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
    return file.bytes.baseAddress.map { $0 + offset + elements.lowerBound * width }
  }
}
