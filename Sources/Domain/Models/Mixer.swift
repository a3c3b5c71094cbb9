/// What mixes tokens in a block; in JSON an object whose `kind` says which.
package enum Mixer: Sendable, Hashable {
  case attention(Attention)
  case latentAttention(LatentAttention)
  case compressedAttention(CompressedAttention)
  case recurrent(RecurrentMixer)
  /// A plain matrix, hidden × hidden, in place of attention (neural architecture search).
  case linear
  case none
}

extension Mixer: Codable {
  /// The key that tells which kind of mixer or feed-forward part an object holds.
  static let kindKey = "kind"

  private enum CodingKeys: String, CodingKey, CaseIterable { case kind }

  private enum Kind: String, Encodable, CaseIterable {
    case attention
    case latentAttention = "latent-attention"
    case compressedAttention = "compressed-attention"
    case mamba1, mamba2
    case gatedDeltaNet = "gated-delta-net"
    case lightning
    case kimiDelta = "kimi-delta"
    case linear, none
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let kind: Kind = try container.named(.kind)
    self =
      switch kind {
      case .attention: .attention(try Attention(from: decoder))
      case .latentAttention: .latentAttention(try LatentAttention(from: decoder))
      case .compressedAttention: .compressedAttention(try CompressedAttention(from: decoder))
      case .mamba1: .recurrent(.mamba1(try Mamba1(from: decoder)))
      case .mamba2: .recurrent(.mamba2(try Mamba2(from: decoder)))
      case .gatedDeltaNet: .recurrent(.gatedDeltaNet(try GatedDeltaNet(from: decoder)))
      case .lightning: .recurrent(.lightning(try LightningAttention(from: decoder)))
      case .kimiDelta: .recurrent(.kimiDelta(try KimiDeltaAttention(from: decoder)))
      case .linear: try Mixer.bare(.linear, decoder)
      case .none: try Mixer.bare(.none, decoder)
      }
  }

  /// A kind without fields, whose object may hold nothing but its kind.
  private static func bare(_ mixer: Mixer, _ decoder: any Decoder) throws -> Mixer {
    _ = try decoder.strictContainer(keyedBy: CodingKeys.self)
    return mixer
  }

  private var kind: Kind {
    switch self {
    case .attention: .attention
    case .latentAttention: .latentAttention
    case .compressedAttention: .compressedAttention
    case .recurrent(.mamba1): .mamba1
    case .recurrent(.mamba2): .mamba2
    case .recurrent(.gatedDeltaNet): .gatedDeltaNet
    case .recurrent(.lightning): .lightning
    case .recurrent(.kimiDelta): .kimiDelta
    case .linear: .linear
    case .none: .none
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    switch self {
    case .attention(let mixer): try mixer.encode(to: encoder)
    case .latentAttention(let mixer): try mixer.encode(to: encoder)
    case .compressedAttention(let mixer): try mixer.encode(to: encoder)
    case .recurrent(.mamba1(let mixer)): try mixer.encode(to: encoder)
    case .recurrent(.mamba2(let mixer)): try mixer.encode(to: encoder)
    case .recurrent(.gatedDeltaNet(let mixer)): try mixer.encode(to: encoder)
    case .recurrent(.lightning(let mixer)): try mixer.encode(to: encoder)
    case .recurrent(.kimiDelta(let mixer)): try mixer.encode(to: encoder)
    case .linear, .none: break
    }
  }
}
