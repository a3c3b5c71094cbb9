/// How far back a layer looks; in JSON `full`, `window-4096`, `chunk-8192`, `bidirectional`, `bidirectional-196`.
package enum AttentionSpan: Sendable, Hashable {
  case full
  /// A window that slides with the token.
  case window(Int)
  /// Blocks of fixed size, each of which sees only itself.
  case chunk(Int)
  /// Both directions over the whole input, no cache.
  case bidirectional
  /// Both directions over so many positions of the input, no cache: windows of an image, or those around a token.
  case bidirectionalWindow(Int)

  /// Tokens that a cache which drops unreachable ones keeps for a sequence of this many tokens.
  package func cachedTokens(of sequence: Int) -> Int {
    switch self {
    case .full: sequence
    case .window(let size), .chunk(let size): min(sequence, size)
    case .bidirectional, .bidirectionalWindow: 0
    }
  }

  /// Whether a position also sees those after it, so that nothing can be kept for later ones.
  package var isBidirectional: Bool {
    switch self {
    case .bidirectional, .bidirectionalWindow: true
    case .full, .window, .chunk: false
    }
  }
}

extension AttentionSpan: Codable {
  /// The JSON name.
  package var name: String {
    switch self {
    case .full: "full"
    case .window(let size): "window-\(size)"
    case .chunk(let size): "chunk-\(size)"
    case .bidirectional: "bidirectional"
    case .bidirectionalWindow(let size): "bidirectional-\(size)"
    }
  }

  /// Reads a name; nil when it is none, or its size is not a number from 1 to 2²⁴.
  package init?(name: String) {
    func size(after prefix: String) -> Int? {
      guard name.hasPrefix(prefix), let size = Int(name.dropFirst(prefix.count)),
        (1...ModelLimits.dimension).contains(size)
      else { return nil }
      return size
    }
    switch name {
    case "full": self = .full
    case "bidirectional": self = .bidirectional
    default:
      if let size = size(after: "window-") {
        self = .window(size)
      } else if let size = size(after: "chunk-") {
        self = .chunk(size)
      } else if let size = size(after: "bidirectional-") {
        self = .bidirectionalWindow(size)
      } else {
        return nil
      }
    }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard let span = AttentionSpan(name: name) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "unknown span \"\(name)\"; expected \"full\", \"bidirectional\", "
          + "or \"window-4096\", \"chunk-8192\" or \"bidirectional-196\" with any size")
    }
    self = span
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
