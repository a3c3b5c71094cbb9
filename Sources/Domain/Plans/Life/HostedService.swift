/// The same load on a hosted service that is paid by the token.
package struct HostedService: Sendable, Hashable {
  package let usdPerMillionInputTokens: Double
  package let usdPerMillionOutputTokens: Double
  /// Tokens of one request.
  package let inputTokens: Int
  package let outputTokens: Int
  /// The plan's load, averaged over day and night.
  package let requestsPerSecond: Double
  /// What the plan's deployment serves at most, without regard to latency, averaged like the load.
  package let capacityRequestsPerSecond: Double
  /// The plan's rent of a month; nil where no price is known.
  package let ownUSDPerMonth: Double?
  /// Nil where none was asked for.
  package let horizon: Horizon?

  /// A span of time, and what the plan costs until then, what is done once included.
  package struct Horizon: Sendable, Hashable {
    package let seconds: Double
    /// Nil where no price is known.
    package let ownUSD: Double?

    package init(seconds: Double, ownUSD: Double?) {
      self.seconds = seconds
      self.ownUSD = ownUSD
    }
  }

  package init(
    usdPerMillionInputTokens: Double, usdPerMillionOutputTokens: Double, inputTokens: Int, outputTokens: Int,
    requestsPerSecond: Double, capacityRequestsPerSecond: Double, ownUSDPerMonth: Double?,
    horizon: Horizon? = nil
  ) {
    self.usdPerMillionInputTokens = usdPerMillionInputTokens
    self.usdPerMillionOutputTokens = usdPerMillionOutputTokens
    self.inputTokens = inputTokens
    self.outputTokens = outputTokens
    self.requestsPerSecond = requestsPerSecond
    self.capacityRequestsPerSecond = capacityRequestsPerSecond
    self.ownUSDPerMonth = ownUSDPerMonth
    self.horizon = horizon
  }
}

extension HostedService {
  private static let secondsPerDay = 86_400.0

  package var usdPerRequest: Double {
    (Double(inputTokens) * usdPerMillionInputTokens + Double(outputTokens) * usdPerMillionOutputTokens) / 1e6
  }

  package var usdPerMonth: Double { usdPerRequest * requestsPerSecond * DurationReader.secondsPerMonth }

  /// What the service costs until the horizon.
  package var usdUntilHorizon: Double? { horizon.map { usdPerRequest * requestsPerSecond * $0.seconds } }

  /// Tokens of the load in a day, in and out together.
  package var tokensPerDay: Double { tokens(requestsPerSecond) }

  /// The rate from which on the plan's deployment is the cheaper one; nil where it can't serve as much, or no price is
  /// known.
  package var breakEvenRequestsPerSecond: Double? {
    guard let ownUSDPerMonth, usdPerRequest > 0 else { return nil }
    let rate = ownUSDPerMonth / (usdPerRequest * DurationReader.secondsPerMonth)
    return rate <= capacityRequestsPerSecond ? rate : nil
  }

  package var breakEvenTokensPerDay: Double? { breakEvenRequestsPerSecond.map(tokens) }

  private func tokens(_ rate: Double) -> Double { rate * Self.secondsPerDay * Double(inputTokens + outputTokens) }
}
