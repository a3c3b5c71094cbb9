extension JSONNode {
  /// An object's member, the first of that name.
  package subscript(_ key: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }?.value
  }

  package var members: [JSONMember]? {
    if case .object(let members) = value { members } else { nil }
  }

  package var array: [JSONNode]? {
    if case .array(let items) = value { items } else { nil }
  }

  package var string: String? {
    if case .string(let text) = value { text } else { nil }
  }

  var isNull: Bool {
    if case .null = value { true } else { false }
  }

  package var bool: Bool? {
    if case .bool(let flag) = value { flag } else { nil }
  }

  /// A whole number as it was written; `1.0` is none.
  package var integer: Int? {
    if case .integer(let number) = value { Int(exactly: number) } else { nil }
  }

  package var number: Double? {
    switch value {
    case .integer(let number): Double(number)
    case .unsigned(let number): Double(number)
    case .real(let number): number
    default: nil
    }
  }

  /// What kind of value it is, for messages.
  package var kindName: String {
    switch value {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .integer, .unsigned, .real: "a number"
    case .bool: "true or false"
    case .null: "null"
    }
  }

  /// The value in a few words, as an error shows what it found.
  package var summary: String {
    switch value {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let number): "\(number)"
    case .unsigned(let number): "\(number)"
    case .real(let number): "\(number)"
    case .string(let text): "\"" + (text.count > 40 ? text.prefix(37) + "..." : text) + "\""
    case .array(let items): "an array of \(items.count)"
    case .object: "an object"
    }
  }

  /// The value that a path leads to, or the nearest around it: keys of objects, positions in arrays.
  func nearest(to path: some Sequence<JSONPathPart>) -> JSONNode {
    var node = self
    for part in path {
      switch node.value {
      case .object:
        guard let next = node[part.key] else { return node }
        node = next
      case .array(let items):
        guard let index = part.index, items.indices.contains(index) else { return node }
        node = items[index]
      default: return node
      }
    }
    return node
  }
}

/// A step into a document: a key, or a position.
struct JSONPathPart {
  let key: String
  let index: Int?
}
