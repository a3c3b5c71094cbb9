import Glibc

/// Writes a safetensors file: beside its target first, then renamed, so that no half-written file is ever seen.
package struct SafetensorsWriter: ~Copyable {
  /// One tensor to come: its bytes are written later, in this order.
  package struct Field: Sendable, Hashable {
    package let name: String
    package let elementType: ElementType
    package let shape: [Int]

    package init(name: String, elementType: ElementType, shape: [Int]) {
      self.name = name
      self.elementType = elementType
      self.shape = shape
    }

    package var byteCount: Int { shape.reduce(elementType.byteWidth, *) }
  }

  private let path: String
  private let temporaryPath: String
  private let descriptor: Int32
  private var remaining: Int
  private var isFinished = false

  package init(path: String, fields: [Field], metadata: [String: String] = [:]) throws(TensorError) {
    self.path = path
    temporaryPath = "\(path).partial-\(getpid())"
    remaining = fields.reduce(0) { $0 + $1.byteCount }
    descriptor = Glibc.open(temporaryPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Self.fault(path, String(cString: strerror(errno))) }
    var header = Array(Self.header(fields, metadata).utf8)
    // Tensor data begin at a multiple of eight bytes; spaces after the object are allowed.
    header.append(contentsOf: repeatElement(0x20, count: (8 - header.count % 8) % 8))
    let length = withUnsafeBytes(of: UInt64(header.count).littleEndian) { Array($0) }
    try writeAll(length + header)
  }

  deinit {
    close(descriptor)
    if !isFinished { unlink(temporaryPath) }
  }

  /// Appends bytes of the fields in order.
  package mutating func append(_ bytes: [UInt8]) throws(TensorError) {
    guard bytes.count <= remaining else { throw Self.fault(path, "more bytes than announced") }
    try writeAll(bytes)
    remaining -= bytes.count
  }

  /// Gives the file its name.
  package consuming func finish() throws(TensorError) {
    guard remaining == 0 else { throw Self.fault(path, "\(remaining) bytes fewer than announced") }
    guard rename(temporaryPath, path) == 0 else { throw Self.fault(path, String(cString: strerror(errno))) }
    isFinished = true
  }

  private func writeAll(_ bytes: [UInt8]) throws(TensorError) {
    var start = 0
    while start < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw Self.fault(path, String(cString: strerror(errno))) }
      start += written
    }
  }

  private static func fault(_ path: String, _ found: String) -> TensorError {
    TensorError(
      .cannotWrite, file: path, expected: "to write the file", found: found,
      advice: "Check the folder, its permissions and the free space")
  }

  private static func header(_ fields: [Field], _ metadata: [String: String]) -> String {
    var members: [String] = []
    if !metadata.isEmpty {
      let pairs = metadata.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(quoted($0.value))" }
      members.append("\"__metadata__\":{\(pairs.joined(separator: ","))}")
    }
    var offset = 0
    for field in fields {
      let shape = field.shape.map(String.init).joined(separator: ",")
      let end = offset + field.byteCount
      members.append(
        "\(quoted(field.name)):{\"dtype\":\"\(field.elementType.rawValue)\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(offset),\(end)]}")
      offset = end
    }
    return "{\(members.joined(separator: ","))}"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
