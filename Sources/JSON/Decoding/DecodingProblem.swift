/// Why a value is not what its type asks for, thrown within a decoding.
struct DecodingProblem: Error {
  let kind: JSONProblem.Kind
  /// The byte at which the offending value starts.
  let offset: Int
  let keyPath: String
  let expected: String
  let found: String
  let fix: String?

  init(
    _ kind: JSONProblem.Kind, offset: Int, keyPath: String, expected: String, found: String, fix: String? = nil
  ) {
    self.kind = kind
    self.offset = offset
    self.keyPath = keyPath
    self.expected = expected
    self.found = found
    self.fix = fix
  }

  static func missing(_ key: String, of parent: String, offset: Int) -> DecodingProblem {
    DecodingProblem(
      .missing, offset: offset, keyPath: path(parent, key), expected: "`\(key)`", found: "no such key",
      fix: "add `\(key)`")
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
        .missing, context, root: root, key: key, expected: isPlain ? "`\(key.stringValue)`" : context.debugDescription,
        found: "no such key", fix: "add `\(key.stringValue)`")
    case .valueNotFound(_, let context):
      self.init(.value, context, root: root, expected: context.debugDescription, found: "null")
    case .typeMismatch(let type, let context): self.init(.value, context, root: root, expected: "\(type)")
    case .dataCorrupted(let context):
      let (expected, found) = Self.parts(of: context.debugDescription)
      self.init(.value, context, root: root, expected: expected, found: found)
    @unknown default:
      self.init(.value, offset: 0, keyPath: "", expected: "\(error)", found: "another value")
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
    _ kind: JSONProblem.Kind, _ context: DecodingError.Context, root: JSONNode, key: (any CodingKey)? = nil,
    expected: String, found: String? = nil, fix: String? = nil
  ) {
    let node = root.nearest(to: context.codingPath.map { JSONPathPart(key: $0.stringValue, index: $0.intValue) })
    self.init(
      kind, offset: node.offset, keyPath: Self.path(context.codingPath + [key].compactMap(\.self)),
      expected: expected, found: found ?? node.summary, fix: fix)
  }
}
