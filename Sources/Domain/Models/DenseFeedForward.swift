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
