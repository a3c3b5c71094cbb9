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
    guard let paths = Self.parts(path) else {
      if let (number, count) = Self.place(path) {
        throw Self.fault(path, "name", expected: "a part from 1 to \(count)", found: "part \(number)")
      }
      return nil
    }
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

  /// Refuses a file that is one of several by its header and whose name doesn't lead to the others.
  static func checkIsWhole(_ file: GGUFFile) throws(TensorError) {
    guard let count = file.metadata["split.count"]?.integer, count > 1 else { return }
    let number = (file.metadata["split.no"]?.integer).map { "part number \($0)" } ?? "a part"
    throw fault(
      file.label, "split.count", expected: "a whole model, or a name such as model-00001-of-\(digits(count)).gguf",
      found: "\(number), counted from 0, of \(count)")
  }

  private static func digits(_ number: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, 5 - text.count)) + text
  }

  /// `x-00002-of-00003.gguf` as the paths of all three.
  static func parts(_ path: String) -> [String]? {
    guard let (number, count) = place(path), number >= 1, number <= count else { return nil }
    let stem = path.dropLast(".gguf".count + 15)
    return (1...count).map { "\(stem)-\(digits($0))-of-\(digits(count)).gguf" }
  }

  /// 2 and 3 of `x-00002-of-00003.gguf`; five digits each.
  private static func place(_ path: String) -> (number: Int, count: Int)? {
    let suffix = ".gguf"
    guard path.hasSuffix(suffix) else { return nil }
    let stem = path.dropLast(suffix.count)
    let tail = stem.suffix(15)
    let pieces = tail.split(separator: "-", omittingEmptySubsequences: false)
    guard tail.count == 15, pieces.count == 4, pieces[0].isEmpty, pieces[2] == "of",
      pieces[1].count == 5, pieces[3].count == 5, let number = Int(pieces[1]), let count = Int(pieces[3])
    else { return nil }
    return (number, count)
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
