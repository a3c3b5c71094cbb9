/// A parsed text that can be decoded strictly: what no property reads is an error.
package struct JSONDocument {
  package private(set) var root: JSONNode
  private let bytes: [UInt8]

  /// The byte that stands for what is beyond the text.
  private var elsewhere = 0

  /// Bytes of the text.
  package var length: Int { bytes.count }

  /// The same text with another value in place of its own; parts that stand beyond its end are told to be where `node`
  /// stands.
  package func replacing(_ root: JSONNode, elsewhere node: JSONNode) -> JSONDocument {
    var document = self
    document.root = root
    document.elsewhere = node.offset
    return document
  }

  package init(_ bytes: [UInt8], rules: JSONRules = .file) throws(JSONProblem) {
    do {
      root = try JSONNode(parsing: bytes, rules: rules)
      self.bytes = bytes
    } catch {
      throw JSONProblem(
        .syntax, line: Self.line(of: error.offset, in: bytes), keyPath: "", expected: error.expected,
        found: error.found, fix: "correct the JSON there")
    }
  }

  /// Decodes the whole document, and rejects keys that the type does not have.
  package func decode<Value: Decodable>(
    _ type: Value.Type, ignoringOtherKeys: Bool = false, userInfo: [CodingUserInfoKey: any Sendable] = [:]
  ) throws(JSONProblem) -> Value {
    let log = ReadLog(userInfo: userInfo)
    do throws(DecodingProblem) {
      let value = try read(type, log: log)
      if !ignoringOtherKeys, let problem = log.unknownKey(in: root) { throw problem }
      return value
    } catch {
      throw JSONProblem(
        error.kind, line: line(at: error.offset), keyPath: error.keyPath,
        expected: error.expected, found: error.found, fix: error.fix)
    }
  }

  private func read<Value: Decodable>(_ type: Value.Type, log: ReadLog) throws(DecodingProblem) -> Value {
    do {
      return try NodeDecoder(node: root, log: log).decode(type)
    } catch let problem as DecodingProblem {
      throw problem
    } catch let error as DecodingError {
      throw DecodingProblem(error, root: root)
    } catch {
      throw DecodingProblem(.value, offset: 0, keyPath: "", expected: "a readable file", found: "\(error)")
    }
  }

  /// The line of the value at a key path, or of the nearest value around it.
  package func line(ofKeyPath keyPath: String) -> Int { line(of: node(at: keyPath)) }

  /// The value at a key path, or the nearest value around it: `memory.bytes`, `rules[2].format`.
  package func node(at keyPath: String) -> JSONNode {
    let parts = keyPath.split(whereSeparator: { ".[]".contains($0) }).map {
      JSONPathPart(key: String($0), index: Int($0))
    }
    return root.nearest(to: parts)
  }

  /// The line on which a value starts, from 1.
  package func line(of node: JSONNode) -> Int { line(at: node.offset) }

  private func line(at offset: Int) -> Int { Self.line(of: offset < bytes.count ? offset : elsewhere, in: bytes) }

  private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    bytes.prefix(max(offset, 0)).count { $0 == UInt8(ascii: "\n") } + 1
  }
}
