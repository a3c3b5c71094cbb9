/// The feed-forward part of a block; in JSON an object whose `kind` says which.
package enum FeedForward: Sendable, Hashable {
  case dense(DenseFeedForward)
  case mixture(MixtureOfExperts)
  /// A plain matrix, hidden × hidden (neural architecture search).
  case linear
  case none
}

extension FeedForward: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case kind }
  private enum Kind: String, Encodable, CaseIterable { case dense, mixture, linear, none }

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
      try container.encode(Kind.dense, forKey: .kind)
      try part.encode(to: encoder)
    case .mixture(let part):
      try container.encode(Kind.mixture, forKey: .kind)
      try part.encode(to: encoder)
    case .linear: try container.encode(Kind.linear, forKey: .kind)
    case .none: try container.encode(Kind.none, forKey: .kind)
    }
  }
}
