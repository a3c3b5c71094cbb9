import JSON
import Platform

/// Writes a safetensors file: beside its target first, then renamed, so that no half-written file is ever seen. A
/// symbolic link stays one, and the file that it leads to is replaced.
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
  /// The path, or what it leads to where it is a symbolic link.
  private let target: String
  private let temporaryPath: String
  private let descriptor: Int32
  private var remaining: Int
  /// Fields that were not announced, and the room that is left for them at the file's beginning.
  private var late: (fields: [Field], headerRoom: Int, metadata: [String: String])?
  private var isFinished = false

  /// A file whose fields are known beforehand.
  package init(path: String, fields: [Field], metadata: [String: String] = [:]) throws(TensorError) {
    self.path = path
    target = SymbolicLink.target(of: path)
    temporaryPath = DraftFile.path(beside: target)
    remaining = fields.reduce(0) { $0 + $1.byteCount }
    descriptor = Self.opened(target, toReplace: path)
    guard descriptor >= 0 else { throw Self.fault(path, String(cString: strerror(errno))) }
    let header = Self.header(fields, metadata)
    // Tensor data begin at a multiple of eight bytes; spaces after the object are allowed.
    try writeAll(Self.head(header, room: (header.utf8.count + 7) / 8 * 8))
  }

  /// A file whose fields become known as they are written.
  ///
  /// - Parameter largestFields: as many fields, with names and shapes as long, as may come.
  package init(path: String, atMost largestFields: [Field], metadata: [String: String] = [:]) throws(TensorError) {
    self.path = path
    target = SymbolicLink.target(of: path)
    temporaryPath = DraftFile.path(beside: target)
    remaining = 0
    descriptor = Self.opened(target, toReplace: path)
    guard descriptor >= 0 else { throw Self.fault(path, String(cString: strerror(errno))) }
    // Offsets of twenty digits each are the longest.
    let room = (Self.header(largestFields, metadata).utf8.count + 40 * largestFields.count + 7) / 8 * 8
    late = ([], room, metadata)
    try writeAll(Self.head("", room: room))
  }

  /// The descriptor of a new file; negative, with `errno` set, where none can be written or what it would replace is a
  /// folder, a device or a pipe.
  private static func opened(_ target: String, toReplace path: String) -> Int32 {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      errno = status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EOPNOTSUPP
      return -1
    }
    return DraftFile.create(beside: target)
  }

  /// The length of the header and the header, filled up with spaces.
  private static func head(_ header: String, room: Int) -> [UInt8] {
    withUnsafeBytes(of: UInt64(room).littleEndian) { Array($0) } + Array(header.utf8)
      + [UInt8](repeating: 0x20, count: room - header.utf8.count)
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

  /// Appends a field that was not announced.
  package mutating func append(_ field: Field, _ bytes: [UInt8]) throws(TensorError) {
    guard late != nil, bytes.count == field.byteCount else {
      throw Self.fault(path, "\(bytes.count) bytes for \(field.name)")
    }
    try writeAll(bytes)
    late?.fields.append(field)
  }

  /// Gives the file its name.
  package consuming func finish() throws(TensorError) {
    if let late {
      let header = Self.header(late.fields, late.metadata)
      guard header.utf8.count <= late.headerRoom else { throw Self.fault(path, "more fields than announced") }
      guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw Self.fault(path, String(cString: strerror(errno))) }
      try writeAll(Self.head(header, room: late.headerRoom))
    }
    guard remaining == 0 else { throw Self.fault(path, "\(remaining) bytes fewer than announced") }
    guard rename(temporaryPath, target) == 0 else { throw Self.fault(path, String(cString: strerror(errno))) }
    isFinished = true
  }

  private func writeAll(_ bytes: [UInt8]) throws(TensorError) {
    var start = 0
    while start < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Platform.write(descriptor, buffer.baseAddress.map { $0 + start }, bytes.count - start)
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
      let pairs = metadata.sorted { $0.key < $1.key }.map { "\(JSONText.quoted($0.key)):\(JSONText.quoted($0.value))" }
      members.append("\"__metadata__\":{\(pairs.joined(separator: ","))}")
    }
    var offset = 0
    for field in fields {
      let shape = field.shape.map(String.init).joined(separator: ",")
      let end = offset + field.byteCount
      members.append(
        "\(JSONText.quoted(field.name)):{\"dtype\":\"\(field.elementType.rawValue)\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(offset),\(end)]}")
      offset = end
    }
    return "{\(members.joined(separator: ","))}"
  }
}
