import Domain
import Quantities

/// Money, energy and carbon of a deployment that runs without pause.
package enum Economics {
  private static let secondsPerHour = 3600.0
  private static let joulesPerKilowattHour = 3.6e6

  /// Cost by the hour and by the million of what comes out, tokens or items; nil where no price is known.
  ///
  /// - Parameters:
  ///   - accelerator: with its price for the request.
  ///   - usdPerKilowattHour: what electricity costs; nil where unknown.
  ///   - power: what is drawn of a board's power; nil for all of it.
  ///   - meanShare: what comes on average, of what the performance is of: rent is paid by night too.
  ///   - countsRequests: whether requests are items too where tokens come out, as documents of a job are.
  package static func cost(
    accelerator: Accelerator, count: Int, region: Region, usdPerKilowattHour: Double? = nil, power: DrawnPower? = nil,
    meanShare: Double = 1, performance: PerformanceEstimate, countsRequests: Bool = false
  ) -> CostEstimate {
    let hourly = accelerator.hourlyPrice.usd.map { $0 * Double(count) }
    func million(_ perSecond: Double) -> Double? {
      perSecond > 0 ? hourly.map { $0 / (perSecond * meanShare * secondsPerHour) * 1e6 } : nil
    }
    let energy = energyUSDPerHour(
      accelerator: accelerator, count: count, region: region, usdPerKilowattHour: usdPerKilowattHour,
      share: power?.share(performance.activity) ?? 1)
    let basis: CostEstimate.Basis =
      switch accelerator.hourlyPrice {
      case .listed(let price, let factor):
        .rent(
          CostEstimate.Rent(
            accelerators: count, price: price, region: region.name, country: region.country, regionFactor: factor))
      case .told(let usd): .told(accelerators: count, usdPerAcceleratorHour: usd)
      case .owned(let price): .owned(accelerators: count, price)
      case .unknown(let gap):
        .unknown(
          CostEstimate.Unpriced(
            accelerator: accelerator.name, gap: gap, energyUSDPerHour: energy, usdPerKilowattHour: usdPerKilowattHour,
            region: region.name))
      }
    let items = performance.items?.perSecond ?? (countsRequests ? performance.requestsPerSecond : nil)
    return CostEstimate(
      usdPerHour: hourly, usdPerMillionTokens: million(performance.outputTokensPerSecond.likely),
      usdPerMillionItems: items.flatMap { million($0.likely) }, energyUSDPerHour: energy,
      basis: .fact(basis))
  }

  /// Drawn power × power usage effectiveness × the price of electricity; nil where one is unknown.
  ///
  /// - Parameter share: what is drawn of the board's power.
  package static func energyUSDPerHour(
    accelerator: Accelerator, count: Int, region: Region, usdPerKilowattHour: Double?,
    share: Double = 1
  ) -> Double? {
    guard let watts = accelerator.watts?.value, let usdPerKilowattHour else { return nil }
    return watts * share * Double(count) * region.powerUsageEffectiveness / 1000
      * usdPerKilowattHour
  }

  /// Drawn power × power usage effectiveness over what comes out a second, tokens or items.
  ///
  /// - Parameter power: what is drawn of a board's power; nil for all of it.
  package static func energy(
    accelerator: Accelerator, count: Int, region: Region, power: DrawnPower? = nil, performance: PerformanceEstimate
  ) -> EnergyEstimate {
    guard let watts = accelerator.watts else {
      return EnergyEstimate(
        joulesPerToken: nil, gramsCO2PerMillionTokens: nil, basis: .fact(.unknown(accelerator: accelerator.name)))
    }
    let share = power?.share(performance.activity) ?? 1
    func joules(_ perSecond: Double) -> Double? {
      perSecond > 0 ? watts.value * share * Double(count) * region.powerUsageEffectiveness / perSecond : nil
    }
    func gramsPerMillion(_ joules: Double) -> Double {
      joules * 1e6 / joulesPerKilowattHour * region.gramsCO2PerKilowattHour
    }
    let token = joules(performance.outputTokensPerSecond.likely)
    let item = performance.items.flatMap { joules($0.perSecond.likely) }
    return EnergyEstimate(
      joulesPerToken: token, joulesPerTokenRange: token.map { range($0, performance, power) },
      gramsCO2PerMillionTokens: token.map(gramsPerMillion),
      joulesPerItem: item, gramsCO2PerMillionItems: item.map(gramsPerMillion),
      basis: .fact(
        .boardPower(EnergyEstimate.BoardPower(accelerators: count, watts: watts, share: share, region: region))))
  }

  /// Power strays by itself, and with a part of what a step does.
  private static func range(
    _ joules: Double, _ performance: PerformanceEstimate, _ power: DrawnPower?
  ) -> Interval {
    let (powerSpread, speedShare) = (power?.spread ?? 0, power?.speedShare ?? 1)
    let step = performance.timePerOutputTokenSeconds ?? performance.timeToFirstTokenSeconds
    let speed = step.likely > 0 ? speedShare * (step.high - step.low) / (2 * step.likely) : 0
    return Interval(joules, within: min((powerSpread * powerSpread + speed * speed).squareRoot(), 1))
  }
}
