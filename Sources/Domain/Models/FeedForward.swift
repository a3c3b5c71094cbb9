/// The feed-forward part of a block; in JSON an object whose `kind` says which.
package enum FeedForward: Sendable, Hashable {
  case dense(DenseFeedForward)
  case mixture(MixtureOfExperts)
  /// A plain matrix, hidden × hidden (neural architecture search).
  case linear
  case none
}

/// Two matrices, or three where a gate multiplies the middle.
package struct DenseFeedForward: Codable, Sendable, Hashable {
  package let intermediateSize: Int
  /// Gated: gate, up and down matrices; else up and down.
  package let gated: Bool
  package let hasBias: Bool

  package init(intermediateSize: Int, gated: Bool = true, hasBias: Bool = false) {
    self.intermediateSize = intermediateSize
    self.gated = gated
    self.hasBias = hasBias
  }

  private enum CodingKeys: String, CodingKey, CaseIterable { case intermediateSize, gated, hasBias }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self, others: [Mixer.kindKey])
    self.init(
      intermediateSize: try container.size(.intermediateSize),
      gated: try container.value(.gated, default: true),
      hasBias: try container.value(.hasBias, default: false))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(intermediateSize, forKey: .intermediateSize)
    try container.encode(gated, forKey: .gated, unless: true)
    try container.encode(hasBias, forKey: .hasBias, unless: false)
  }
}

extension FeedForward: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case kind }
  private enum Kind: String, CaseIterable { case dense, mixture, linear, none }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let kind: Kind = try container.named(.kind, default: Kind.dense)
    switch kind {
    case .dense: self = .dense(try DenseFeedForward(from: decoder))
    case .mixture: self = .mixture(try MixtureOfExperts(from: decoder))
    case .linear, .none:
      _ = try decoder.strictContainer(keyedBy: CodingKeys.self)
      self = kind == .linear ? .linear : .none
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .dense(let part):
      try container.encode(Kind.dense.rawValue, forKey: .kind)
      try part.encode(to: encoder)
    case .mixture(let part):
      try container.encode(Kind.mixture.rawValue, forKey: .kind)
      try part.encode(to: encoder)
    case .linear: try container.encode(Kind.linear.rawValue, forKey: .kind)
    case .none: try container.encode(Kind.none.rawValue, forKey: .kind)
    }
  }
}
