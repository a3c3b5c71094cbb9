/// Several GGUF files that together hold one model, as `model-00001-of-00003.gguf` and so on.
package struct SplitGGUF: TensorSource {
  package let label: String
  package let tensors: [TensorDescriptor]
  /// The first part's metadata: it describes the model.
  package let metadata: [String: GGUFValue]
  private let parts: [GGUFFile]
  private let partOfTensor: [String: Int]

  package var isSynthetic: Bool { false }
  package var files: [String] { parts.flatMap(\.files) }

  /// Opens a file with the other parts that its name tells of; nil where its name tells of none.
  package init?(anyPart path: String) throws(TensorError) {
    guard let paths = Self.parts(path) else { return nil }
    label = path
    var parts: [GGUFFile] = []
    var tensors: [TensorDescriptor] = []
    var partOfTensor: [String: Int] = [:]
    for (index, path) in paths.enumerated() {
      let part = try GGUFFile(path: path)
      try Self.check(part, path, index: index, of: paths.count)
      for tensor in part.tensors {
        guard partOfTensor.updateValue(index, forKey: tensor.name) == nil else {
          throw Self.fault(path, tensor.name, expected: "each tensor in one part", found: "it in another part too")
        }
      }
      tensors += part.tensors
      parts.append(part)
    }
    if let count = parts.first?.metadata["split.tensors.count"]?.integer, count != tensors.count {
      throw Self.fault(
        path, "split.tensors.count", expected: "\(count) tensors in all parts", found: "\(tensors.count)")
    }
    self.parts = parts
    self.tensors = tensors
    self.partOfTensor = partOfTensor
    metadata = parts.first?.metadata ?? [:]
  }

  private static func check(_ part: GGUFFile, _ path: String, index: Int, of count: Int) throws(TensorError) {
    for (key, value) in [("split.no", index), ("split.count", count)] {
      guard let found = part.metadata[key]?.integer, found != value else { continue }
      throw fault(path, key, expected: "\(value), by the file's name", found: "\(found)")
    }
  }

  private static func fault(_ path: String, _ subject: String, expected: String, found: String) -> TensorError {
    TensorError(
      .headerStructure, file: path, subject: subject, expected: expected, found: found,
      advice: "Download all parts of the model again")
  }

  /// `x-00002-of-00003.gguf` as the paths of all three; five digits each.
  static func parts(_ path: String) -> [String]? {
    let suffix = ".gguf"
    guard path.hasSuffix(suffix) else { return nil }
    let stem = path.dropLast(suffix.count)
    let tail = stem.suffix(15)
    let pieces = tail.split(separator: "-", omittingEmptySubsequences: false)
    guard tail.count == 15, pieces.count == 4, pieces[0].isEmpty, pieces[2] == "of",
      pieces[1].count == 5, pieces[3].count == 5, let number = Int(pieces[1]), let count = Int(pieces[3]),
      number >= 1, number <= count
    else { return nil }
    func digits(_ number: Int) -> String { String(String(100_000 + number).dropFirst()) }
    return (1...count).map { "\(stem.dropLast(15))-\(digits($0))-of-\(digits(count))\(suffix)" }
  }

  @discardableResult
  package func read(
    _ elements: Range<Int>, of tensor: TensorDescriptor, into destination: UnsafeMutableBufferPointer<Float>
  ) throws(TensorError) -> Int {
    guard let part = partOfTensor[tensor.name] else {
      throw .noTensor(tensor.name, in: label)
    }
    return try parts[part].read(elements, of: tensor, into: destination)
  }
}
