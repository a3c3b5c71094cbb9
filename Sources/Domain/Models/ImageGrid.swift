/// An image cut into patches at its own size, several of which become one token.
///
/// Sides become whole numbers of tokens. With limits of tokens the image is scaled to keep them, as `smart_resize` of
/// Qwen2-VL's image processor does; with a limit of a side, until its longer side keeps that, as Pixtral's does.
package struct ImageGrid: Sendable, Hashable {
  /// The side of the square that becomes one token.
  package let pixelsPerToken: Int
  /// The side of a patch, which is one position of the encoder.
  package let patchPixels: Int
  package let minimumTokens: Int?
  package let maximumTokens: Int?
  /// Pixels that the longer side may have.
  package let maximumSide: Int?
  /// Whether sides are rounded up; else to the nearest.
  package let roundsUp: Bool
  /// Tokens that end each row.
  package let rowTokens: Int
  package let windows: ImageWindows?

  package init(
    pixelsPerToken: Int, patchPixels: Int, minimumTokens: Int? = nil, maximumTokens: Int? = nil,
    maximumSide: Int? = nil, roundsUp: Bool = false, rowTokens: Int = 0, windows: ImageWindows? = nil
  ) {
    self.pixelsPerToken = pixelsPerToken
    self.patchPixels = patchPixels
    self.minimumTokens = minimumTokens
    self.maximumTokens = maximumTokens
    self.maximumSide = maximumSide
    self.roundsUp = roundsUp
    self.rowTokens = rowTokens
    self.windows = windows
  }

  package func tokens(of size: ImageSize) -> ImageTokens {
    let (rows, columns) = grid(of: size)
    let positionsPerToken = (pixelsPerToken / patchPixels) * (pixelsPerToken / patchPixels)
    let positions = rows * columns * positionsPerToken
    return ImageTokens(tokens: rows * (columns + rowTokens), positions: positions, together: positions)
  }

  private func grid(of size: ImageSize) -> (rows: Int, columns: Int) {
    let (width, height) = (Double(size.width), Double(size.height))
    let scale = maximumSide.map { min(Double($0) / max(width, height), 1) } ?? 1
    let unit = Double(pixelsPerToken)
    let wanted = (rows: height * scale / unit, columns: width * scale / unit)
    let rule: FloatingPointRoundingRule = roundsUp ? .up : .toNearestOrEven
    let rounded = (rows: Self.whole(wanted.rows, rule), columns: Self.whole(wanted.columns, rule))
    let area = wanted.rows * wanted.columns
    if let most = maximumTokens, rounded.rows * rounded.columns > most {
      let factor = (Double(most) / area).squareRoot()
      return (Self.whole(wanted.rows * factor, .down), Self.whole(wanted.columns * factor, .down))
    }
    if let least = minimumTokens, rounded.rows * rounded.columns < least {
      let factor = (Double(least) / area).squareRoot()
      return (Self.whole(wanted.rows * factor, .up), Self.whole(wanted.columns * factor, .up))
    }
    return rounded
  }

  private static func whole(_ tokens: Double, _ rule: FloatingPointRoundingRule) -> Int {
    max(Int(tokens.rounded(rule)), 1)
  }
}

extension ImageGrid: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case kind, pixelsPerToken, patchPixels, minimumTokens, maximumTokens, maximumSide, roundsUp, rowTokens
    case windowedLayers, windowPositions
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    pixelsPerToken = try container.size(.pixelsPerToken)
    patchPixels = try container.size(.patchPixels)
    guard pixelsPerToken.isMultiple(of: patchPixels) else {
      throw container.invalid(.patchPixels, "expected a divisor of pixelsPerToken, found \(patchPixels)")
    }
    minimumTokens = try container.optionalSize(.minimumTokens)
    maximumTokens = try container.optionalSize(.maximumTokens)
    maximumSide = try container.optionalSize(.maximumSide)
    roundsUp = try container.value(.roundsUp, default: false)
    rowTokens = try container.size(.rowTokens, default: 0, minimum: 0)
    let layers = try container.optionalSize(.windowedLayers)
    let positions = try container.optionalSize(.windowPositions)
    guard (layers == nil) == (positions == nil) else {
      throw container.invalid(.windowPositions, "expected windowedLayers and windowPositions together")
    }
    windows = layers.flatMap { layers in positions.map { ImageWindows(layers: layers, positions: $0) } }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(pixelsPerToken, forKey: .pixelsPerToken)
    try container.encode(patchPixels, forKey: .patchPixels)
    try container.encodeIfPresent(minimumTokens, forKey: .minimumTokens)
    try container.encodeIfPresent(maximumTokens, forKey: .maximumTokens)
    try container.encodeIfPresent(maximumSide, forKey: .maximumSide)
    try container.encode(roundsUp, forKey: .roundsUp, unless: false)
    try container.encode(rowTokens, forKey: .rowTokens, unless: 0)
    try container.encodeIfPresent(windows?.layers, forKey: .windowedLayers)
    try container.encodeIfPresent(windows?.positions, forKey: .windowPositions)
  }
}
