import Domain

/// How far a pass's times stray: what the printed ranges are made of.
extension StepModel {
  /// How far its times stray, as a share.
  var uncertainty: Double { strayed(constants.uncertainty) }
  /// The same of prompts.
  var promptUncertainty: Double {
    rates.peak.isAssumed ? Self.assumedUncertainty : strayed(constants.promptUncertainty)
  }
  /// The same of rates and times with so many sequences at once.
  func uncertainty(batch: Int) -> Double {
    batch < Self.manySequences ? uncertainty : strayed(constants.loadUncertainty)
  }

  /// From so many sequences on it is a load.
  private static let manySequences = 8
  /// A rate of arithmetic that only the bandwidth hints at may be three times as high, or as low.
  private static let assumedUncertainty = 0.67

  /// Wider the less was measured, and where the host takes part.
  private func strayed(_ share: Double) -> Double {
    let wide = min(share * rates.grade.widening, 0.9)
    return host == nil ? wide : max(wide, HostShare.uncertainty)
  }
}

extension EvidenceGrade {
  /// How much wider than of measured hardware ranges are.
  fileprivate var widening: Double {
    switch self {
    case .measured: 1
    case .measuredOnItsLike: 1.25
    case .byFormula: 1.6
    case .guessed: 2
    }
  }
}
