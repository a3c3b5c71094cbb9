/// One JSON value of a text that holds one a line.
package enum JSONLine {
  /// Decodes a line; keys that the type does not have are ignored, so that later versions may add some.
  package static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws(JSONProblem) -> Value {
    try JSONDocument(bytes).decode(type, ignoringOtherKeys: true)
  }
}
