/// A value of a parsed JSON document, with the byte at which it starts.
package struct JSONNode {
  package enum Value {
    case null
    case bool(Bool)
    /// Whole numbers that fit keep all their digits.
    case integer(Int64)
    case real(Double)
    case string(String)
    case array([JSONNode])
    case object(JSONObject)
  }
  package let value: Value
  package let offset: Int

  /// The value in a few words, as an error shows what it found.
  package var summary: String {
    switch value {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .string(let text): "\"" + (text.count > 40 ? text.prefix(37) + "..." : text) + "\""
    case .array(let items): "an array of \(items.count)"
    case .object: "an object"
    }
  }
}

/// The members of an object, which remembers what was asked of it, so that leftovers can be called unknown.
///
/// A class, since the decoder's copies all have to mark one record; a document belongs to one thread.
package final class JSONObject {
  package let keys: [String]
  let keyOffsets: [Int]
  package let values: [JSONNode]
  private(set) var wasRead: [Bool]
  /// Whether anything was looked up by key at all.
  private(set) var isOpened = false
  /// Keys that were asked for and are absent: what a misspelt key may have meant.
  private(set) var missed: [String] = []
  private var cursor = 0

  init(keys: [String], keyOffsets: [Int], values: [JSONNode]) {
    self.keys = keys
    self.keyOffsets = keyOffsets
    self.values = values
    wasRead = Array(repeating: false, count: keys.count)
  }

  func open() { isOpened = true }

  /// The value of a key; looks first where the last one was found, since readers mostly go in order.
  func value(_ key: String) -> JSONNode? {
    guard let index = keys[cursor...].firstIndex(of: key) ?? keys[..<cursor].firstIndex(of: key) else {
      missed.append(key)
      return nil
    }
    cursor = index
    wasRead[index] = true
    return values[index]
  }

  /// Keys that nothing read, with their values' positions.
  var unread: [Int] { isOpened ? keys.indices.filter { !wasRead[$0] } : [] }
}
