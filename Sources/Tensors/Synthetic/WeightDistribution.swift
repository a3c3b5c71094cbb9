import Domain

/// How the weights of one family of tensors are spread, so that synthetic layers err as trained ones do.
///
/// A weight is `deviation · row scale · column scale · z`, with z standard normal, drawn wider for a small share.
/// These figures are assumptions: they put the relative squared error of 4-bit groups of 128 near 1.3 %, of 8-bit
/// channels near 10⁻⁴ and of FP8 near 7·10⁻⁴, as measured on trained transformers, and no finer claim is made.
package struct WeightDistribution: Sendable, Hashable {
  /// Standard deviation of the body.
  package var deviation: Float
  /// Share of weights drawn wider.
  package var tailShare: Float
  /// How much wider these are.
  package var tailScale: Float
  /// Standard deviation of the logarithm of the output channels' scales.
  package var rowSpread: Float
  /// Standard deviation of the logarithm of the input features' scales.
  package var columnSpread: Float
  /// Share of input features that stand out.
  package var outlierShare: Float
  /// By how much they stand out.
  package var outlierScale: Float

  /// The assumed spread of a family.
  package static func assumed(for family: TensorFamily) -> WeightDistribution {
    var spread = WeightDistribution(
      deviation: 0.02, tailShare: 0.004, tailScale: 1.6, rowSpread: 0.25, columnSpread: 0.06, outlierShare: 0.001,
      outlierScale: 1.5)
    switch family {
    case .attentionQuery, .attentionKey, .attentionFused:
      spread.tailShare = 0.008
      spread.columnSpread = 0.1
      spread.outlierShare = 0.002
    case .attentionValue: spread.deviation = 0.015
    case .attentionOutput: spread.tailShare = 0.006
    case .feedForwardDown:
      spread.deviation = 0.018
      spread.tailShare = 0.006
      spread.tailScale = 1.8
    case .embedding, .outputHead: spread.rowSpread = 0.35
    default: break
    }
    return spread
  }
}
