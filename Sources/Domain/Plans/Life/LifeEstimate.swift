import Quantities

/// What a deployment costs until a horizon: work done once, and inference.
package struct LifeEstimate: Sendable, Hashable {
  package let horizonSeconds: Double
  /// The rent of the deployment without pause until the horizon; nil where no price is known.
  package let inferenceUSD: Double?
  /// Kinds of work, the counted ones first.
  package let oneTime: [OneTimeCost]
  /// The best deployment without compression; nil where the plan's has none, or nothing without it fits.
  package let uncompressed: Uncompressed?

  /// A deployment of the weights as they were trained, with the same targets.
  package struct Uncompressed: Sendable, Hashable {
    package let deployment: Deployment
    package let usdPerHour: Double?

    package init(deployment: Deployment, usdPerHour: Double?) {
      self.deployment = deployment
      self.usdPerHour = usdPerHour
    }
  }

  package init(
    horizonSeconds: Double, inferenceUSD: Double?, oneTime: [OneTimeCost], uncompressed: Uncompressed?
  ) {
    self.horizonSeconds = horizonSeconds
    self.inferenceUSD = inferenceUSD
    self.oneTime = oneTime
    self.uncompressed = uncompressed
  }
}

extension LifeEstimate {
  package var horizonMonths: Double { horizonSeconds / DurationReader.secondsPerMonth }

  /// What all counted work costs; nil where one of it isn't known.
  package var oneTimeUSD: Interval? { sum { _ in true } }

  /// What counted work of some kinds costs; nil where one of it isn't known.
  private func sum(where isMeant: (OneTimeWork) -> Bool) -> Interval? {
    var sum = Interval(exactly: 0)
    for cost in oneTime where cost.isCounted && isMeant(cost.work) {
      guard let usd = cost.usd else { return nil }
      sum = Interval(low: sum.low + usd.low, likely: sum.likely + usd.likely, high: sum.high + usd.high)
    }
    return sum
  }

  package var totalUSD: Interval? {
    guard let once = oneTimeUSD, let inferenceUSD else { return nil }
    return once.map { $0 + inferenceUSD }
  }

  /// Inference's share of all costs, 0 to 1; nil where they aren't known, or nothing costs anything.
  package var inferenceShare: Interval? {
    guard let totalUSD, let inferenceUSD, totalUSD.low > 0 else { return nil }
    return Interval(
      low: inferenceUSD / totalUSD.high, likely: inferenceUSD / totalUSD.likely, high: inferenceUSD / totalUSD.low)
  }

  /// What the compression saves of the rent in a month; nil where it isn't known.
  package var savedUSDPerMonth: Double? {
    guard let before = uncompressed?.usdPerHour, let inferenceUSD, horizonSeconds > 0 else { return nil }
    return before * DurationReader.secondsPerMonth / 3600 - inferenceUSD / horizonMonths
  }

  /// Months after which work that compresses is paid back by the rent that it saves; nil where it never is.
  package var breakEvenMonths: Interval? {
    guard let saved = savedUSDPerMonth, saved > 0, let once = sum(where: \.compresses) else { return nil }
    return once.map { $0 / saved }
  }
}
