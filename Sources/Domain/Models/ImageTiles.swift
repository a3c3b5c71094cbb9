/// An image cut into square tiles, with one more that shows all of it.
package struct ImageTiles: Sendable, Hashable {
  /// How many rows and columns of tiles an image gets.
  package enum Choice: String, Encodable, Sendable, CaseIterable {
    /// Those that enlarge it least, or else those that shrink it least (`get_best_fit` of Llama 4's image processor).
    case nearest
    /// As many as its shape allows (`HD_transform` of Phi-3.5's image processor).
    case most
  }

  package let tilePixels: Int
  package let maximumTiles: Int
  package let choice: Choice
  package let tokensPerTile: Int
  /// Tokens between tiles: so many a tile, so many a row of them.
  package let separatorsPerTile: Int
  package let separatorsPerRow: Int
  /// Tokens around the image, whatever its tiles.
  package let extraTokens: Int
  /// Positions that the encoder computes of a tile, all of them together.
  package let positionsPerTile: Int
  /// Whether an image that fits one tile gets the tile that shows all of it beside its own.
  package let alwaysWithOverview: Bool

  package init(
    tilePixels: Int, maximumTiles: Int, choice: Choice = .nearest, tokensPerTile: Int, separatorsPerTile: Int = 0,
    separatorsPerRow: Int = 0, extraTokens: Int = 0, positionsPerTile: Int, alwaysWithOverview: Bool = false
  ) {
    self.tilePixels = tilePixels
    self.maximumTiles = maximumTiles
    self.choice = choice
    self.tokensPerTile = tokensPerTile
    self.separatorsPerTile = separatorsPerTile
    self.separatorsPerRow = separatorsPerRow
    self.extraTokens = extraTokens
    self.positionsPerTile = positionsPerTile
    self.alwaysWithOverview = alwaysWithOverview
  }

  package func tokens(of size: ImageSize) -> ImageTokens {
    let (rows, columns) = grid(of: size)
    let tiles = rows * columns
    let isWhole = tiles == 1 && !alwaysWithOverview
    let all = isWhole ? 1 : tiles + 1
    let separators = isWhole ? 0 : tiles * separatorsPerTile + rows * separatorsPerRow
    return ImageTokens(
      tokens: all * tokensPerTile + separators + extraTokens, positions: all * positionsPerTile,
      together: positionsPerTile)
  }

  private func grid(of size: ImageSize) -> (rows: Int, columns: Int) {
    switch choice {
    case .nearest: nearest(size)
    case .most: most(size)
    }
  }

  private func nearest(_ size: ImageSize) -> (rows: Int, columns: Int) {
    var best = (rows: 1, columns: 1)
    for rows in 1...maximumTiles {
      for columns in 1...(maximumTiles / rows) where isBetter((rows, columns), than: best, size) {
        best = (rows, columns)
      }
    }
    return best
  }

  private func isBetter(_ grid: (rows: Int, columns: Int), than other: (rows: Int, columns: Int), _ size: ImageSize)
    -> Bool
  {
    let (mine, theirs) = (scale(grid, size), scale(other, size))
    if mine == theirs { return grid.rows * grid.columns < other.rows * other.columns }
    if mine >= 1 && theirs >= 1 { return mine < theirs }
    return mine > theirs
  }

  /// What the image is enlarged by to fill so many tiles without another shape.
  private func scale(_ grid: (rows: Int, columns: Int), _ size: ImageSize) -> Double {
    let side = Double(tilePixels)
    return min(Double(grid.rows) * side / Double(size.height), Double(grid.columns) * side / Double(size.width))
  }

  private func most(_ size: ImageSize) -> (rows: Int, columns: Int) {
    let (long, short) = (max(size.width, size.height), min(size.width, size.height))
    let ratio = Double(long) / Double(short)
    func across(_ length: Int) -> Int { Int((Double(length) / ratio).rounded(.up)) }
    var length = 1
    while (length + 1) * across(length + 1) <= maximumTiles { length += 1 }
    let other = max(across(length), 1)
    return size.width >= size.height ? (other, length) : (length, other)
  }
}

extension ImageTiles: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case kind, tilePixels, maximumTiles, choice, tokensPerTile, separatorsPerTile, separatorsPerRow, extraTokens
    case positionsPerTile, alwaysWithOverview
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    tilePixels = try container.size(.tilePixels)
    maximumTiles = try container.size(.maximumTiles)
    guard maximumTiles <= 1024 else {
      throw container.invalid(.maximumTiles, "expected a whole number from 1 to 1024, found \(maximumTiles)")
    }
    choice = try container.named(.choice, default: .nearest)
    tokensPerTile = try container.size(.tokensPerTile)
    separatorsPerTile = try container.size(.separatorsPerTile, default: 0, minimum: 0)
    separatorsPerRow = try container.size(.separatorsPerRow, default: 0, minimum: 0)
    extraTokens = try container.size(.extraTokens, default: 0, minimum: 0)
    positionsPerTile = try container.size(.positionsPerTile)
    alwaysWithOverview = try container.value(.alwaysWithOverview, default: false)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(tilePixels, forKey: .tilePixels)
    try container.encode(maximumTiles, forKey: .maximumTiles)
    try container.encode(choice, forKey: .choice, unless: .nearest)
    try container.encode(tokensPerTile, forKey: .tokensPerTile)
    try container.encode(separatorsPerTile, forKey: .separatorsPerTile, unless: 0)
    try container.encode(separatorsPerRow, forKey: .separatorsPerRow, unless: 0)
    try container.encode(extraTokens, forKey: .extraTokens, unless: 0)
    try container.encode(positionsPerTile, forKey: .positionsPerTile)
    try container.encode(alwaysWithOverview, forKey: .alwaysWithOverview, unless: false)
  }
}
