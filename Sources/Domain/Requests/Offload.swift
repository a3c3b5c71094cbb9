import Quantities

/// What stays in the host's memory, so that a model or a load fits that otherwise wouldn't.
package enum Offload: Sendable, Hashable {
  /// So many of the model's layers; all of them where it has fewer.
  case layers(Int)
  /// The routed experts of all layers.
  case experts
  /// The KV cache: all of it where the host's processor attends to it, else what is found again by a later request.
  case cache
}

extension Offload {
  private static let place = "cpu:"
  private static let allExperts = "experts"
  private static let wholeCache = "cache"

  /// `cpu:12`, `cpu:experts`, `cpu:cache`, or either without `cpu:`; nil for anything else.
  package init?(_ text: String) {
    let lower = text.lowercased()
    let what = lower.hasPrefix(Self.place) ? String(lower.dropFirst(Self.place.count)) : lower
    if what == Self.allExperts {
      self = .experts
    } else if what == Self.wholeCache {
      self = .cache
    } else if let layers = DecimalText.whole(what), (1...10_000).contains(layers) {
      self = .layers(layers)
    } else {
      return nil
    }
  }

  package var text: String {
    switch self {
    case .layers(let count): "\(Self.place)\(count)"
    case .experts: Self.place + Self.allExperts
    case .cache: Self.place + Self.wholeCache
    }
  }
}

extension Offload: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let offload = Offload(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected cpu:LAYERS, cpu:experts or cpu:cache")
    }
    self = offload
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

extension RequestField.Content {
  /// What stays in the host's memory, or nothing.
  static func offload(_ path: RequestField.Path<Offload?>) -> Self {
    optional(
      path, absent: RequestField.unlimited, expected: "cpu:LAYERS, cpu:experts, cpu:cache", read: { Offload($0) },
      text: { $0.text }
    ).taking(RequestField.automatic, for: RequestField.unlimited)
  }
}
