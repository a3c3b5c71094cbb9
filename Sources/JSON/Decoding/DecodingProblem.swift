/// Why a JSON document is not what its type asks for.
package struct DecodingProblem: Error {
  /// The byte at which the offending value starts.
  package let offset: Int
  /// Where it is: `memory.bytes`, `rules[2].format`; empty for the whole document.
  package let keyPath: String
  package let expected: String
  package let found: String
  package let fix: String?

  package init(offset: Int, keyPath: String, expected: String, found: String, fix: String?) {
    self.offset = offset
    self.keyPath = keyPath
    self.expected = expected
    self.found = found
    self.fix = fix
  }

  static func path(_ parent: String, _ key: String) -> String { parent.isEmpty ? key : parent + "." + key }

  static func path(_ codingPath: [any CodingKey]) -> String {
    codingPath.reduce("") { path, key in
      key.intValue.map { "\(path)[\($0)]" } ?? Self.path(path, key.stringValue)
    }
  }
}

extension DecodingProblem {
  /// Translates what a type's own initializer threw, finding the place again by its coding path.
  init(_ error: DecodingError, root: JSONNode) {
    switch error {
    case .keyNotFound(let key, let context):
      let isPlain = context.debugDescription.isEmpty || context.debugDescription.contains("No value associated")
      self.init(
        context, root: root, key: key, expected: isPlain ? "`\(key.stringValue)`" : context.debugDescription,
        found: "no such key", fix: "add `\(key.stringValue)`")
    case .valueNotFound(_, let context):
      self.init(context, root: root, expected: context.debugDescription, found: "null", fix: nil)
    case .typeMismatch(let type, let context):
      self.init(context, root: root, expected: "\(type)", found: nil, fix: nil)
    case .dataCorrupted(let context):
      let (expected, found) = Self.parts(of: context.debugDescription)
      self.init(context, root: root, expected: expected, found: found, fix: nil)
    @unknown default:
      self.init(offset: 0, keyPath: "", expected: "\(error)", found: "another value", fix: nil)
    }
  }

  /// Splits what Domain types write: "expected A, found B" or "B; expected A".
  private static func parts(of text: String) -> (expected: String, found: String?) {
    if let end = text.firstRange(of: "; expected ") {
      return (String(text[end.upperBound...]), String(text[..<end.lowerBound]))
    }
    guard text.hasPrefix("expected ") else { return (text, nil) }
    let wish = text.dropFirst("expected ".count)
    guard let end = wish.firstRange(of: ", found ") else { return (String(wish), nil) }
    return (String(wish[..<end.lowerBound]), String(wish[end.upperBound...]))
  }

  private init(
    _ context: DecodingError.Context, root: JSONNode, key: (any CodingKey)? = nil, expected: String, found: String?,
    fix: String?
  ) {
    let node = Self.node(at: context.codingPath, in: root)
    self.init(
      offset: node.offset, keyPath: Self.path(context.codingPath + [key].compactMap(\.self)), expected: expected,
      found: found ?? node.summary, fix: fix)
  }

  private static func node(at codingPath: [any CodingKey], in root: JSONNode) -> JSONNode {
    var node = root
    for key in codingPath {
      switch node.value {
      case .object(let object):
        guard let index = object.keys.firstIndex(of: key.stringValue) else { return node }
        node = object.values[index]
      case .array(let items):
        guard let index = key.intValue, items.indices.contains(index) else { return node }
        node = items[index]
      default: return node
      }
    }
    return node
  }
}
