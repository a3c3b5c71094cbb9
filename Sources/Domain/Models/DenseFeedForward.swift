/// Two matrices, or three where a gate multiplies the middle.
package struct DenseFeedForward: Decodable, Sendable, Hashable {
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
}
