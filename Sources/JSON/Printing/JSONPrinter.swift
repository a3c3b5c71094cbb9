/// Lays a node out: short containers of plain values on one line, all others one member a line.
///
/// Writes UTF-8 into one array: a plan has thousands of values, and a string for each would cost more than making them.
struct JSONPrinter {
  private(set) var bytes: [UInt8] = []
  private let lineWidth: Int

  init(lineWidth: Int) { self.lineWidth = lineWidth }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func print(_ node: JSONNode, indent: Int) {
    guard !printOnOneLine(node, room: lineWidth - indent) else { return }
    switch node.value {
    case .object(let members):
      write("{")
      for (index, member) in members.enumerated() {
        beginLine(indent: indent + 2, isFirst: index == 0)
        writeKey(member.key)
        print(member.value, indent: indent + 2)
      }
      endLines(with: "}", indent: indent)
    case .array(let items):
      write("[")
      for (index, item) in items.enumerated() {
        beginLine(indent: indent + 2, isFirst: index == 0)
        print(item, indent: indent + 2)
      }
      endLines(with: "]", indent: indent)
    default: writeLine(node)
    }
  }

  /// Writes a plain value, or a container of such that takes no more than the room within its brackets; else nothing.
  private mutating func printOnOneLine(_ node: JSONNode, room: Int) -> Bool {
    guard let isEmpty = node.value.isEmptyIfFlat else { return false }
    let start = bytes.count
    writeLine(node)
    if isEmpty || bytes.count - start - 2 <= room { return true }
    bytes.removeSubrange(start...)
    return false
  }

  private mutating func beginLine(indent: Int, isFirst: Bool) {
    write(isFirst ? "\n" : ",\n")
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
  }

  private mutating func endLines(with bracket: String, indent: Int) {
    beginLine(indent: indent, isFirst: true)
    write(bracket)
  }

  mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }
  mutating func write(_ utf8: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: utf8) }
  mutating func write(_ byte: UInt8) { bytes.append(byte) }
}

extension JSONNode.Value {
  /// Whether a container without containers in it has nothing in it; true for plain values, nil for other containers.
  fileprivate var isEmptyIfFlat: Bool? {
    switch self {
    case .object(let members): members.contains { $0.value.value.isContainer } ? nil : members.isEmpty
    case .array(let items): items.contains { $0.value.isContainer } ? nil : items.isEmpty
    default: true
    }
  }

  private var isContainer: Bool {
    switch self {
    case .object, .array: true
    default: false
    }
  }
}
