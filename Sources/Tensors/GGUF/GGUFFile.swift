import Kernels

/// A GGUF file; its header is checked whole before any tensor is offered, and weights are copied out in stretches.
package struct GGUFFile: FileSource {
  package let tensors: [TensorDescriptor]
  /// Keys and values of the header, long arrays as their counts only.
  package let metadata: [String: GGUFValue]
  private let entries: [String: GGUFHeader.Entry]
  let source: any ByteSource

  package init(path: String) throws(TensorError) { try self.init(FileBytes(path: path)) }

  package init(_ source: some ByteSource) throws(TensorError) {
    self.source = source
    let header = try GGUFHeader(source)
    tensors = header.entries.map(\.descriptor)
    metadata = header.metadata
    // Names were checked to be unique.
    entries = Dictionary(header.entries.map { ($0.descriptor.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  @discardableResult
  package func read(
    _ elements: Range<Int>, of tensor: TensorDescriptor, into destination: UnsafeMutableBufferPointer<Float>
  ) throws(TensorError) -> Int {
    guard let entry = entries[tensor.name] else {
      throw .noTensor(tensor.name, in: source.label, of: "file")
    }
    guard elements.lowerBound >= 0, elements.upperBound <= entry.descriptor.elementCount,
      destination.count >= elements.count
    else {
      throw .outside(elements, of: entry.descriptor, in: source.label, beside: " and room for them")
    }
    guard !elements.isEmpty, let target = destination.baseAddress else { return 0 }
    switch entry.type.reading {
    case .plain(let type):
      guard let kernel = type.kernelType else { throw refusal(entry, "integers are not weights") }
      return try source.convert(
        elements.count, of: kernel, width: type.byteWidth,
        at: entry.fileOffset + elements.lowerBound * type.byteWidth, into: target)
    case .blocks(let type): return try readBlocks(elements, of: type, at: entry.fileOffset, into: target)
    case .refused: throw refusal(entry, "\(entry.type.name) has no published arithmetic that this program follows")
    }
  }

  private func readBlocks(
    _ elements: Range<Int>, of type: cq_gguf_type, at offset: Int, into target: UnsafeMutablePointer<Float>
  ) throws(TensorError) -> Int {
    let (width, size) = (cq_gguf_block_weights(type), cq_gguf_block_bytes(type))
    let blocks = elements.lowerBound / width..<(elements.upperBound - 1) / width + 1
    var notFinite = 0
    let range = offset + blocks.lowerBound * size..<offset + blocks.upperBound * size
    try source.forEachStretch(of: range, unit: size) { bytes, position in
      guard let start = bytes.baseAddress else { return }
      let first = blocks.lowerBound + position / size
      let part = elements.clamped(to: first * width..<(first + bytes.count / size) * width)
      notFinite += GGUFBlocks(type: type, bytes: start, first: first).read(
        part, into: target + (part.lowerBound - elements.lowerBound))
    }
    return notFinite
  }

  private func refusal(_ entry: GGUFHeader.Entry, _ reason: String) -> TensorError {
    TensorError(
      .notFloatingPoint, file: source.label, subject: entry.descriptor.name,
      expected: "weights that can be dequantized",
      found: "\(entry.type.name): \(reason)", advice: "Leave the tensor out, or name a file in another quantization")
  }
}

/// Some of a tensor's blocks; a range may begin and end inside one.
private struct GGUFBlocks {
  let type: cq_gguf_type
  let bytes: UnsafeRawPointer
  /// The number of the first of them within the tensor.
  let first: Int

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
    cq_gguf_decode(
      InstructionSet.best.level, type, bytes + (block - first) * cq_gguf_block_bytes(type), blocks, target)
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
