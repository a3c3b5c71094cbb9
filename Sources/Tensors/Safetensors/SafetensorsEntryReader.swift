import JSON

/// Reads and checks one header member after the other; nothing that the header claims is trusted.
struct SafetensorsEntryReader {
  let path: String
  let dataStart: Int
  let fileLength: Int
  private var names: Set<String> = []
  private var identities = KnownIdentities()

  init(path: String, dataStart: Int, fileLength: Int) {
    self.path = path
    self.dataStart = dataStart
    self.fileLength = fileLength
  }

  func structureFault(_ subject: String?, expected: String, found: String) -> TensorError {
    TensorError(
      .headerStructure, file: path, subject: subject, expected: expected, found: found,
      advice: "The header is damaged: write or download the file again")
  }

  private func fault(
    _ kind: TensorError.Kind, _ subject: String, expected: String, found: String, advice: String
  ) -> TensorError {
    TensorError(kind, file: path, subject: subject, expected: expected, found: found, advice: advice)
  }

  mutating func noteName(_ name: String) throws(TensorError) {
    guard names.insert(name).inserted else {
      throw fault(
        .duplicateName, name, expected: "each name once", found: "it twice", advice: "Write the file again without it")
    }
  }

  func metadata(_ value: JSONNode) throws(TensorError) -> [String: String] {
    guard let members = value.members else {
      throw structureFault("__metadata__", expected: "an object of strings", found: value.kindName)
    }
    var metadata: [String: String] = [:]
    for member in members {
      guard let text = member.value.string else {
        throw structureFault("__metadata__.\(member.key)", expected: "a string", found: member.value.kindName)
      }
      guard metadata.updateValue(text, forKey: member.key) == nil else {
        throw fault(
          .duplicateName, "__metadata__.\(member.key)", expected: "each key once", found: "it twice",
          advice: "Write the file again without it")
      }
    }
    return metadata
  }

  mutating func entry(_ name: String, _ value: JSONNode) throws(TensorError) -> SafetensorsHeader.Entry {
    guard let members = value.members else {
      throw structureFault(name, expected: "an object with dtype, shape and data_offsets", found: value.kindName)
    }
    let type = try elementType(name, try member("dtype", of: name, in: members))
    let shape = try integers("shape", of: name, in: members)
    let offsets = try integers("data_offsets", of: name, in: members)
    let count = try elementCount(name, shape: shape, type: type)
    let begin = try checkedBegin(name, offsets: offsets, byteCount: count * type.byteWidth)
    return SafetensorsHeader.Entry(
      descriptor: TensorDescriptor(
        name: name, shape: shape, elementType: type, elementCount: count,
        identity: identities.identity(of: name, rank: shape.count)),
      fileOffset: dataStart + begin)
  }

  private func member(
    _ key: String, of name: String, in members: [JSONMember]
  ) throws(TensorError) -> JSONNode {
    let values = members.filter { $0.key == key }
    guard let value = values.first?.value else {
      throw structureFault(name, expected: "a member \(key)", found: "none")
    }
    guard values.count == 1 else {
      throw fault(
        .duplicateName, "\(name).\(key)", expected: "each key once", found: "it \(values.count) times",
        advice: "Write the file again without it")
    }
    return value
  }

  private func elementType(_ name: String, _ value: JSONNode) throws(TensorError) -> ElementType {
    guard let text = value.string else {
      throw structureFault("\(name).dtype", expected: "a string", found: value.kindName)
    }
    guard let type = ElementType(rawValue: text) else {
      throw fault(
        .unknownType, "\(name).dtype", expected: ElementType.allCases.map(\.rawValue).joined(separator: ", "),
        found: "“\(text)”", advice: "Convert the tensor to one of these")
    }
    return type
  }

  private func integers(
    _ key: String, of name: String, in members: [JSONMember]
  ) throws(TensorError) -> [Int] {
    let value = try member(key, of: name, in: members)
    guard let elements = value.array else {
      throw structureFault("\(name).\(key)", expected: "an array of integers", found: value.kindName)
    }
    var integers: [Int] = []
    for element in elements {
      guard let integer = element.integer, integer >= 0 else {
        throw fault(
          key == "shape" ? .shape : .offsets, "\(name).\(key)", expected: "integers of zero or more",
          found: element.integerText, advice: "The header is damaged: write or download the file again")
      }
      integers.append(integer)
    }
    return integers
  }

  private func elementCount(_ name: String, shape: [Int], type: ElementType) throws(TensorError) -> Int {
    var count = 1
    for dimension in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: dimension)
      guard !overflow else { throw tooLarge(name, shape) }
      count = product
    }
    guard !count.multipliedReportingOverflow(by: type.byteWidth).overflow else { throw tooLarge(name, shape) }
    return count
  }

  private func tooLarge(_ name: String, _ shape: [Int]) -> TensorError {
    fault(
      .shape, "\(name).shape", expected: "a size of fewer than 2^63 bytes", found: "\(shape)",
      advice: "The header is damaged: write or download the file again")
  }

  private func checkedBegin(_ name: String, offsets: [Int], byteCount: Int) throws(TensorError) -> Int {
    let subject = "\(name).data_offsets"
    guard offsets.count == 2, offsets[0] <= offsets[1] else {
      throw fault(
        .offsets, subject, expected: "a begin and an end that is not smaller", found: "\(offsets)",
        advice: "The header is damaged: write or download the file again")
    }
    guard offsets[1] - offsets[0] == byteCount else {
      throw fault(
        .size, subject, expected: "\(byteCount) bytes, by shape and dtype", found: "\(offsets[1] - offsets[0])",
        advice: "The header contradicts itself: write or download the file again")
    }
    guard offsets[1] <= fileLength - dataStart else {
      throw fault(
        .truncated, subject, expected: "an end of at most \(fileLength - dataStart)", found: "\(offsets[1])",
        advice: "The file ends \(offsets[1] - (fileLength - dataStart)) bytes early: download it again")
    }
    return offsets[0]
  }

  /// Tensors must follow each other without overlap or hole, up to the end of the file.
  func checkLayout(_ entries: [SafetensorsHeader.Entry]) throws(TensorError) {
    var end = dataStart
    for entry in entries {
      guard entry.fileOffset == end else {
        throw fault(
          .layout, "\(entry.descriptor.name).data_offsets", expected: "a begin of \(end - dataStart)",
          found: "\(entry.fileOffset - dataStart), \(entry.fileOffset < end ? "an overlap" : "a hole")",
          advice: "The file is not valid safetensors: write it again with the safetensors library")
      }
      end += entry.descriptor.byteCount
    }
    guard end == fileLength else {
      throw fault(
        .trailingBytes, "end of file", expected: "\(end) bytes in all", found: "\(fileLength)",
        advice: "Bytes follow the last tensor: download the file again")
    }
  }
}

extension JSONNode {
  /// The integer itself, or the kind of value found in its place.
  fileprivate var integerText: String {
    integer.map { "\($0)" } ?? kindName
  }
}
