import Domain
import Quantities

extension ModelProfile {
  /// Positions that an audio encoder makes of a second: Whisper's 1,500 stand for windows of 30 s.
  private static let positionsPerAudioSecond = 50.0

  /// What comes out where work isn't counted in tokens; nil where it is.
  ///
  /// - Parameter outputTokens: what a request writes; a decoder that writes nothing answers requests as an encoder does.
  package func items(requestsPerSecond: Interval, outputTokens: Int) -> ServedItems? {
    if model.modality == .speech, let positions = sourcePositions {
      let seconds = Double(positions) / Self.positionsPerAudioSecond
      return ServedItems(unit: .audioSeconds, perSecond: requestsPerSecond.map { $0 * seconds })
    }
    guard outputTokens == 0 else { return nil }
    return ServedItems(unit: model.modality == .image ? .images : .requests, perSecond: requestsPerSecond)
  }

  /// Positions of the encoder's output that decoders attend to: a window of speech.
  var sourcePositions: Int? {
    architecture.blocks.lazy.compactMap { block -> Int? in
      guard case .attention(let attention) = block.mixer else { return nil }
      return attention.crossAttention?.sourcePositions
    }.first
  }
}
