/// Lays a node out: short containers of plain values on one line, all others one member a line.
struct JSONPrinter {
  private(set) var text = ""
  private let lineWidth: Int

  init(lineWidth: Int) { self.lineWidth = lineWidth }

  mutating func print(_ node: JSONNode, indent: Int) {
    switch node.value {
    case .object(let members):
      let members = members.map { (prefix: JSONText.quoted($0.key) + ": ", value: $0.value) }
      printContainer(members, open: "{", close: "}", indent: indent)
    case .array(let items):
      printContainer(items.map { (prefix: "", value: $0) }, open: "[", close: "]", indent: indent)
    default: text += JSONText.scalar(node.value) ?? ""
    }
  }

  private mutating func printContainer(
    _ members: [(prefix: String, value: JSONNode)], open: String, close: String, indent: Int
  ) {
    if let line = line(of: members, room: lineWidth - indent) {
      text += open + line + close
      return
    }
    text += open
    for (index, member) in members.enumerated() {
      text += index == 0 ? "\n" : ",\n"
      text += String(repeating: " ", count: indent + 2) + member.prefix
      print(member.value, indent: indent + 2)
    }
    text += "\n" + String(repeating: " ", count: indent) + close
  }

  /// The members on one line; nil when one is a container or the line gets long.
  private func line(of members: [(prefix: String, value: JSONNode)], room: Int) -> String? {
    var line = ""
    for (index, member) in members.enumerated() {
      guard let scalar = JSONText.scalar(member.value.value) else { return nil }
      line += (index == 0 ? "" : ", ") + member.prefix + scalar
      guard line.utf8.count <= room else { return nil }
    }
    return line
  }
}
