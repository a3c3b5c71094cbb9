/// Decoding errors as sentences that name the key, what was expected and what was found.
enum DecodingText {
  static func sentence(_ error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, let context):
      "the key \"\(path(context.codingPath + [key]))\" is missing"
    case .typeMismatch(let type, let context):
      "\"\(path(context.codingPath))\" should be \(name(type)): \(context.debugDescription)"
    case .valueNotFound(let type, let context):
      "\"\(path(context.codingPath))\" is null and should be \(name(type))"
    case .dataCorrupted(let context):
      context.codingPath.isEmpty
        ? "it isn't JSON: \(cause(of: context))" : "\"\(path(context.codingPath))\": \(context.debugDescription)"
    @unknown default: "\(error)"
    }
  }

  private static func cause(of context: DecodingError.Context) -> String {
    context.underlyingError.map { "\($0)" } ?? context.debugDescription
  }

  /// `.memory.items[2].bytes`
  private static func path(_ keys: [any CodingKey]) -> String {
    keys.reduce(into: "") { path, key in path += key.intValue.map { "[\($0)]" } ?? "." + key.stringValue }
  }

  private static func name(_ type: any Any.Type) -> String {
    switch type {
    case is any BinaryInteger.Type: "a whole number"
    case is any BinaryFloatingPoint.Type: "a number"
    case is String.Type: "a string"
    case is Bool.Type: "true or false"
    case is any ExpressibleByDictionaryLiteral.Type: "an object"
    case is any ExpressibleByArrayLiteral.Type: "a list"
    default: "a \(type)"
    }
  }
}
