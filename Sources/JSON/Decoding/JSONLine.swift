/// One JSON value of a text that holds one a line.
package enum JSONLine {
  /// Why a line is not what its type asks for.
  package struct Problem: Error, Sendable, Hashable {
    /// `shape[1]`; empty for the whole line.
    package let key: String
    package let expected: String
    package let found: String
  }

  /// Decodes a line; keys that the type does not have are ignored, so that later versions may add some.
  package static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws(Problem) -> Value {
    let document: JSONDocument
    do {
      document = try JSONDocument(bytes)
    } catch {
      throw Problem(key: "", expected: error.expected, found: error.found)
    }
    do {
      return try document.decode(type, ignoringOtherKeys: true)
    } catch {
      throw Problem(key: error.keyPath, expected: error.expected, found: error.found)
    }
  }
}
