/// How a model makes tokens of an image.
package enum ImageRule: Sendable, Hashable {
  /// Every image is scaled to one size.
  case fixed(ImageTokens)
  /// Cut into patches at its own size, within limits.
  case grid(ImageGrid)
  /// Cut into square tiles of one size, and scaled down to one more.
  case tiles(ImageTiles)

  /// What an image of some size becomes.
  package func tokens(of size: ImageSize) -> ImageTokens {
    switch self {
    case .fixed(let tokens): tokens
    case .grid(let grid): grid.tokens(of: size)
    case .tiles(let tiles): tiles.tokens(of: size)
    }
  }
}

/// What one image becomes.
package struct ImageTokens: Sendable, Hashable {
  /// Tokens that it adds to the prompt.
  package let tokens: Int
  /// Positions that the encoder computes.
  package let positions: Int
  /// Positions among which one attends, in layers without windows.
  package let together: Int

  package init(tokens: Int, positions: Int, together: Int) {
    self.tokens = tokens
    self.positions = positions
    self.together = together
  }
}

/// Layers of an encoder that attend within windows.
package struct ImageWindows: Sendable, Hashable {
  package let layers: Int
  package let positions: Int

  package init(layers: Int, positions: Int) {
    self.layers = layers
    self.positions = positions
  }
}

extension ImageRule: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case kind, tokens, positions
  }
  private enum Kind: String, Encodable, CaseIterable { case fixed, grid, tiles }
  private struct AnyKind: Decodable { let kind: String }

  package init(from decoder: any Decoder) throws {
    switch Kind(rawValue: try AnyKind(from: decoder).kind) {
    case .grid: self = .grid(try ImageGrid(from: decoder))
    case .tiles: self = .tiles(try ImageTiles(from: decoder))
    case .fixed:
      let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
      let positions = try container.size(.positions)
      self = .fixed(ImageTokens(tokens: try container.size(.tokens), positions: positions, together: positions))
    case nil:
      let container = try decoder.container(keyedBy: CodingKeys.self)
      throw container.invalid(.kind, "unknown value; expected one of \"fixed\", \"grid\", \"tiles\"")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .fixed(let image):
      try container.encode(Kind.fixed, forKey: .kind)
      try container.encode(image.tokens, forKey: .tokens)
      try container.encode(image.positions, forKey: .positions)
    case .grid(let grid):
      try container.encode(Kind.grid, forKey: .kind)
      try grid.encode(to: encoder)
    case .tiles(let tiles):
      try container.encode(Kind.tiles, forKey: .kind)
      try tiles.encode(to: encoder)
    }
  }
}
