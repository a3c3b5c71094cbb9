/// A parsed file that can be decoded strictly: what no property reads is an error.
package struct JSONDocument {
  let root: JSONNode

  package init(_ bytes: [UInt8]) throws(JSONSyntaxError) {
    root = try JSONParser.parse(bytes)
  }

  /// Decodes the whole document, and rejects keys that the type does not have.
  package func decode<Value: Decodable>(
    _ type: Value.Type, ignoringOtherKeys: Bool = false
  ) throws(DecodingProblem) -> Value {
    let value: Value
    do {
      value = try NodeDecoder(node: root).decode(type)
    } catch let problem as DecodingProblem {
      throw problem
    } catch let error as DecodingError {
      throw DecodingProblem(error, root: root)
    } catch {
      throw DecodingProblem(offset: 0, keyPath: "", expected: "a readable file", found: "\(error)", fix: nil)
    }
    if !ignoringOtherKeys, let problem = unknownKey(in: root, keyPath: "") { throw problem }
    return value
  }

  /// Where the value of a key path starts, or the nearest value around it: `memory.bytes`, `rules[2].format`.
  package func offset(ofKeyPath keyPath: String) -> Int {
    var node = root
    for part in keyPath.split(whereSeparator: { ".[]".contains($0) }) {
      switch node.value {
      case .object(let object):
        guard let index = object.keys.firstIndex(of: String(part)) else { return node.offset }
        node = object.values[index]
      case .array(let items):
        guard let index = Int(part), items.indices.contains(index) else { return node.offset }
        node = items[index]
      default: return node.offset
      }
    }
    return node.offset
  }

  /// The line of a byte, from 1.
  package static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    bytes.prefix(max(offset, 0)).count { $0 == UInt8(ascii: "\n") } + 1
  }

  private func unknownKey(in node: JSONNode, keyPath: String) -> DecodingProblem? {
    switch node.value {
    case .object(let object):
      if let index = object.unread.first {
        let key = object.keys[index]
        let near = NameMatching.nearest(to: key, among: object.missed, limit: 1).first
        return DecodingProblem(
          offset: object.keyOffsets[index], keyPath: DecodingProblem.path(keyPath, key),
          expected: near.map { "`\($0)`" } ?? "a key that this kind of entry has", found: "the unknown key `\(key)`",
          fix: near.map { "rename it to `\($0)`, or remove it" } ?? "remove it or correct its spelling")
      }
      guard object.isOpened else { return nil }
      for (key, value) in zip(object.keys, object.values) {
        if let problem = unknownKey(in: value, keyPath: DecodingProblem.path(keyPath, key)) { return problem }
      }
    case .array(let items):
      for (index, item) in items.enumerated() {
        if let problem = unknownKey(in: item, keyPath: "\(keyPath)[\(index)]") { return problem }
      }
    default: break
    }
    return nil
  }
}
