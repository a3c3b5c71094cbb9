import Kernels

/// A GGUF file, mapped into memory; its header is checked whole before any tensor is offered.
package struct GGUFFile: TensorSource {
  package let tensors: [TensorDescriptor]
  /// Keys and values of the header, long arrays as their counts only.
  package let metadata: [String: GGUFValue]
  private let entries: [String: GGUFHeader.Entry]
  private let file: MappedFile

  package init(path: String) throws(TensorError) {
    file = try MappedFile(path: path)
    let header = try GGUFHeader(file: file)
    tensors = header.entries.map(\.descriptor)
    metadata = header.metadata
    // Names were checked to be unique.
    entries = Dictionary(header.entries.map { ($0.descriptor.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package var label: String { file.path }
  package var isSynthetic: Bool { false }

  @discardableResult
  package func read(
    _ elements: Range<Int>, of tensor: TensorDescriptor, into destination: UnsafeMutableBufferPointer<Float>
  ) throws(TensorError) -> Int {
    guard let entry = entries[tensor.name] else {
      throw TensorError(
        .missingTensor, file: file.path, subject: tensor.name, expected: "a tensor of that name", found: "none",
        advice: "List the file's tensors")
    }
    guard elements.lowerBound >= 0, elements.upperBound <= entry.descriptor.elementCount,
      destination.count >= elements.count
    else {
      throw TensorError(
        .outOfRange, file: file.path, subject: tensor.name,
        expected: "elements below \(entry.descriptor.elementCount) and room for them", found: "\(elements)",
        advice: "Ask for elements that the tensor has")
    }
    guard !elements.isEmpty, let target = destination.baseAddress, let start = file.bytes.baseAddress else { return 0 }
    let source = start + entry.fileOffset
    switch entry.type.reading {
    case .plain(let type):
      guard let kernel = type.kernelType else { throw refusal(entry, "integers are not weights") }
      return cq_convert(
        InstructionSet.best.level, kernel, source + elements.lowerBound * type.byteWidth, elements.count, target)
    case .blocks(let type): return GGUFBlocks(type: type, source: source).read(elements, into: target)
    case .refused: throw refusal(entry, "\(entry.type.name) has no published arithmetic that this program follows")
    }
  }

  private func refusal(_ entry: GGUFHeader.Entry, _ reason: String) -> TensorError {
    TensorError(
      .notFloatingPoint, file: file.path, subject: entry.descriptor.name, expected: "weights that can be dequantized",
      found: "\(entry.type.name): \(reason)", advice: "Leave the tensor out, or name a file in another quantization")
  }
}

/// A tensor's blocks; a range may begin and end inside one.
private struct GGUFBlocks {
  let type: cq_gguf_type
  let source: UnsafeRawPointer

  func read(_ elements: Range<Int>, into target: UnsafeMutablePointer<Float>) -> Int {
    let width = cq_gguf_block_weights(type)
    var position = elements.lowerBound
    var notFinite = 0
    while position < elements.upperBound {
      let output = target + (position - elements.lowerBound)
      if position % width == 0, elements.upperBound - position >= width {
        let blocks = (elements.upperBound - position) / width
        notFinite += decode(blocks, from: position / width, into: output)
        position += blocks * width
      } else {
        let stop = min((position / width + 1) * width, elements.upperBound)
        notFinite += part(position..<stop, width, into: output)
        position = stop
      }
    }
    return notFinite
  }

  private func decode(_ blocks: Int, from block: Int, into target: UnsafeMutablePointer<Float>) -> Int {
    cq_gguf_decode(InstructionSet.best.level, type, source + block * cq_gguf_block_bytes(type), blocks, target)
  }

  /// Part of one block. Its scales make values infinite, so a block that has such values is taken to have them throughout.
  private func part(_ elements: Range<Int>, _ width: Int, into target: UnsafeMutablePointer<Float>) -> Int {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: width) { values in
      guard let base = values.baseAddress else { return 0 }
      let notFinite = decode(1, from: elements.lowerBound / width, into: base)
      target.update(from: base + elements.lowerBound % width, count: elements.count)
      return min(notFinite, elements.count)
    }
  }
}
