/// The layers that a mix gives more bits, by llama.cpp's rules.
package enum LayerSelection: String, Codable, Sendable, CaseIterable {
  case moreBits = "more-bits"
  case firstEighth = "first-eighth"
  case firstSixteenth = "first-sixteenth"
  case firstFour = "first-four"
  case firstTwo = "first-two"

  /// How many of `layers` layers the rule selects.
  package func count(of layers: Int) -> Int { (0..<max(layers, 0)).count { selects($0, of: layers) } }

  /// llama.cpp: the first and last eighth and every third layer between have "more bits".
  package func selects(_ layer: Int, of layers: Int) -> Bool {
    switch self {
    case .moreBits:
      layer < layers / 8 || layer >= 7 * layers / 8 || (layer - layers / 8) % 3 == 2
    case .firstEighth: layer < layers / 8
    case .firstSixteenth: layer < layers / 16
    case .firstFour: layer < 4
    case .firstTwo: layer < 2
    }
  }
}
