/// A JSON value, with the byte at which it stood in the text that was parsed; 0 for values that were made.
package struct JSONNode: Sendable {
  package enum Value: Sendable, Hashable {
    case null
    case bool(Bool)
    /// Whole numbers that fit keep all their digits.
    case integer(Int64)
    /// Whole numbers beyond `Int64.max` that fit into 64 bits.
    case unsigned(UInt64)
    case real(Double)
    case string(String)
    case array([JSONNode])
    case object([JSONMember])
  }

  package let value: Value
  package let offset: Int

  package init(_ value: Value, offset: Int = 0) {
    self.value = value
    self.offset = offset
  }
}

extension JSONNode.Value {
  /// A whole number that is not negative.
  static func whole(_ number: UInt64) -> JSONNode.Value { Int64(exactly: number).map(integer) ?? .unsigned(number) }
}

/// A member of an object; objects keep their members' order.
package struct JSONMember: Sendable, Hashable {
  package let key: String
  /// The byte at which the key's quotation mark stood.
  package let keyOffset: Int
  package let value: JSONNode

  package init(_ key: String, _ value: JSONNode, keyOffset: Int = 0) {
    self.key = key
    self.keyOffset = keyOffset
    self.value = value
  }

  package static func == (left: JSONMember, right: JSONMember) -> Bool {
    left.key == right.key && left.value == right.value
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(key)
    hasher.combine(value)
  }
}

/// Nodes are equal when they hold the same, wherever it stood.
extension JSONNode: Hashable {
  package static func == (left: JSONNode, right: JSONNode) -> Bool { left.value == right.value }
  package func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
