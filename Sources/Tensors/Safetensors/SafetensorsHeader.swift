import JSON

/// The checked contents of a safetensors header: every tensor's type, shape and place in the file.
///
/// Format: eight bytes of header length (little-endian), a JSON object, then the tensors' bytes without holes.
struct SafetensorsHeader {
  struct Entry: Sendable, Hashable {
    let descriptor: TensorDescriptor
    /// Where its bytes begin, counted from the start of the file.
    let fileOffset: Int
  }

  let entries: [Entry]
  let metadata: [String: String]

  /// The format's own limit, so that a lying length cannot ask for more.
  static let maximumLength = 100_000_000

  init(_ source: some ByteSource) throws(TensorError) {
    let (json, dataStart) = try Self.json(of: source)
    var reader = SafetensorsEntryReader(path: source.label, dataStart: dataStart, fileLength: source.byteCount)
    guard let members = json.members else {
      throw reader.structureFault(nil, expected: "an object of tensors", found: json.kindName)
    }
    var entries: [Entry] = []
    var metadata: [String: String] = [:]
    for member in members {
      try reader.noteName(member.key)
      if member.key == "__metadata__" {
        metadata = try reader.metadata(member.value)
      } else {
        entries.append(try reader.entry(member.key, member.value))
      }
    }
    entries.sort { ($0.fileOffset, $0.descriptor.byteCount) < ($1.fileOffset, $1.descriptor.byteCount) }
    try reader.checkLayout(entries)
    self.entries = entries
    self.metadata = metadata
  }

  private static func json(of source: some ByteSource) throws(TensorError) -> (JSONNode, dataStart: Int) {
    let count = source.byteCount
    guard count >= 8 else {
      throw TensorError(
        .tooShort, file: source.label, expected: "8 bytes of header length and a header", found: "\(count) bytes",
        advice: "Download the file again")
    }
    let length = try source.withBytes(0..<8) { $0.loadUnaligned(as: UInt64.self).littleEndian }
    guard length <= UInt64(maximumLength) else {
      throw TensorError(
        .headerLength, file: source.label, subject: "header length", expected: "at most \(maximumLength) bytes",
        found: "\(length)", advice: "Check that this is a safetensors file; if it is, download it again")
    }
    let dataStart = 8 + Int(length)
    guard dataStart <= count else {
      throw TensorError(
        .headerLength, file: source.label, subject: "header length", expected: "at most \(count - 8) bytes",
        found: "\(length)", advice: "The file ends \(dataStart - count) bytes early: download it again")
    }
    let text = try source.read(8..<dataStart)
    do throws(JSONSyntaxError) {
      return (try JSONNode(parsing: text, rules: .header), dataStart)
    } catch {
      throw TensorError(
        .headerSyntax, file: source.label, subject: "header, byte \(error.offset)",
        expected: "well-formed JSON in UTF-8",
        found: error.problem, advice: "The header is damaged: download the file again")
    }
  }
}
