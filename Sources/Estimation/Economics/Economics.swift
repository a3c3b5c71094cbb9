import Domain
import Quantities

/// Money, energy and carbon of a deployment that runs without pause.
package enum Economics {
  private static let secondsPerHour = 3600.0
  private static let joulesPerKilowattHour = 3.6e6

  /// Rent by the hour and by the million of what comes out, tokens or items; nil where no price is known.
  package static func cost(
    accelerator: Accelerator, count: Int, region: Region, performance: PerformanceEstimate
  ) -> CostEstimate {
    guard let price = accelerator.rentalPrice, let hourly = hourly(accelerator, count: count, region: region) else {
      return CostEstimate(
        usdPerHour: nil, usdPerMillionTokens: nil, basis: .fact(.unknown(accelerator: accelerator.name)))
    }
    func million(_ perSecond: Double) -> Double? {
      perSecond > 0 ? hourly / (perSecond * secondsPerHour) * 1e6 : nil
    }
    return CostEstimate(
      usdPerHour: hourly, usdPerMillionTokens: million(performance.outputTokensPerSecond.likely),
      usdPerMillionItems: performance.items.flatMap { million($0.perSecond.likely) },
      basis: .fact(.rent(CostEstimate.Rent(accelerators: count, price: price, region: region))))
  }

  /// Rent of so many accelerators for an hour, of whole hosts at the host's own price; nil where no price is known.
  package static func hourly(_ accelerator: Accelerator, count: Int, region: Region) -> Double? {
    if let host = accelerator.host, let price = host.rentalPrice {
      return price.usd.value * region.priceFactor * Double(count) / Double(host.count)
    }
    return accelerator.rentalPrice.map { $0.usd.value * region.priceFactor * Double(count) }
  }

  /// Board power at full load × power usage effectiveness over what comes out a second, tokens or items: an upper bound
  /// of the draw.
  package static func energy(
    accelerator: Accelerator, count: Int, region: Region, performance: PerformanceEstimate
  ) -> EnergyEstimate {
    guard let watts = accelerator.watts else {
      return EnergyEstimate(
        joulesPerToken: nil, gramsCO2PerMillionTokens: nil, basis: .fact(.unknown(accelerator: accelerator.name)))
    }
    func joules(_ perSecond: Double) -> Double? {
      perSecond > 0 ? watts.value * Double(count) * region.powerUsageEffectiveness / perSecond : nil
    }
    func gramsPerMillion(_ joules: Double) -> Double {
      joules * 1e6 / joulesPerKilowattHour * region.gramsCO2PerKilowattHour
    }
    let token = joules(performance.outputTokensPerSecond.likely)
    let item = performance.items.flatMap { joules($0.perSecond.likely) }
    return EnergyEstimate(
      joulesPerToken: token, gramsCO2PerMillionTokens: token.map(gramsPerMillion),
      joulesPerItem: item, gramsCO2PerMillionItems: item.map(gramsPerMillion),
      basis: .fact(.boardPower(EnergyEstimate.BoardPower(accelerators: count, watts: watts, region: region))))
  }
}
