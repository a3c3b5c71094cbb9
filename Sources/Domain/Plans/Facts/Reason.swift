import Quantities

extension Plan {
  /// Why a deployment was chosen: memory first, then what bounds it, then what it was preferred to.
  package enum Reason: Sendable, Hashable {
    case smallerWeights(ByteCount, unquantized: ByteCount, scheme: String)
    /// The accelerator computes at 16 bits for lack of this kernel.
    case missingKernel(accelerator: String, Kernel)
    /// Nobody has said whether the accelerator has it.
    case assumedKernel(accelerator: String, Kernel)
    case bound(PerformanceEstimate.Bound, kind: Scheme.Kind, sequences: Int, layers: Int)
    case preferred(Comparison)
    /// The form that the model is published in was kept, though another one costs less.
    case keptAsPublished(Comparison)
    /// `times`: tokens of the cache for each one at 16 bits.
    case narrowCache(KeyValueCacheFormat, tokens: Int, times: Double)
    case missedTarget(MissedTarget)
    /// Nothing fits that may be recommended, so that a scheme is taken that otherwise is left out.
    case lastResort(scheme: String, Assumption.LeftOut.Objection)

    /// The chosen deployment beside the best one of another kind of scheme.
    package struct Comparison: Sendable, Hashable {
      /// The other's scheme, and its accelerators.
      package let scheme: String
      package let accelerators: Int
      package let pace: Pace
      package let otherPace: Pace
      /// Both nil where one of them is unknown.
      package let usdPerHour: Double?
      package let otherUSDPerHour: Double?

      package init(
        scheme: String, accelerators: Int, pace: Pace, otherPace: Pace, usdPerHour: Double?, otherUSDPerHour: Double?
      ) {
        self.scheme = scheme
        self.accelerators = accelerators
        self.pace = pace
        self.otherPace = otherPace
        let isKnown = usdPerHour != nil && otherUSDPerHour != nil
        self.usdPerHour = isKnown ? usdPerHour : nil
        self.otherUSDPerHour = isKnown ? otherUSDPerHour : nil
      }
    }
  }
}

/// How fast a deployment is, as its mode counts.
package enum Pace: Sendable, Hashable {
  case secondsPerToken(Double)
  case tokensPerSecond(Double)
  case requestsPerSecond(Double)
}

extension PerformanceEstimate {
  /// Time a token online, tokens a second offline, requests a second where no tokens come out.
  package func pace(_ mode: ServingMode) -> Pace {
    guard let token = timePerOutputTokenSeconds else { return .requestsPerSecond(requestsPerSecond.likely) }
    return switch mode {
    case .online: .secondsPerToken(token.likely)
    case .offline: .tokensPerSecond(outputTokensPerSecond.likely)
    }
  }
}
