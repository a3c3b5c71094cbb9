import Domain
import Quantities

/// Money, energy and carbon of a deployment that runs without pause.
package enum Economics {
  private static let secondsPerHour = 3600.0
  private static let joulesPerKilowattHour = 3.6e6

  /// Rent by the hour and by the million output tokens; nil where no price is known.
  package static func cost(
    accelerator: Accelerator, count: Int, region: Region, outputTokensPerSecond: Double
  ) -> CostEstimate {
    guard let price = accelerator.rentalPrice else {
      return CostEstimate(
        usdPerHour: nil, usdPerMillionTokens: nil, basis: .fact(.unknown(accelerator: accelerator.name)))
    }
    let hourly = price.usd.value * region.priceFactor * Double(count)
    let million = outputTokensPerSecond > 0 ? hourly / (outputTokensPerSecond * secondsPerHour) * 1e6 : nil
    return CostEstimate(
      usdPerHour: hourly, usdPerMillionTokens: million,
      basis: .fact(.rent(CostEstimate.Rent(accelerators: count, price: price, region: region))))
  }

  /// Board power at full load × power usage effectiveness over tokens per second: an upper bound of the draw.
  package static func energy(
    accelerator: Accelerator, count: Int, region: Region, outputTokensPerSecond: Double
  ) -> EnergyEstimate {
    guard let watts = accelerator.watts, outputTokensPerSecond > 0 else {
      return EnergyEstimate(
        joulesPerToken: nil, gramsCO2PerMillionTokens: nil, basis: .fact(.unknown(accelerator: accelerator.name)))
    }
    let joules = watts.value * Double(count) * region.powerUsageEffectiveness / outputTokensPerSecond
    let grams = joules * 1e6 / joulesPerKilowattHour * region.gramsCO2PerKilowattHour
    return EnergyEstimate(
      joulesPerToken: joules, gramsCO2PerMillionTokens: grams,
      basis: .fact(.boardPower(EnergyEstimate.BoardPower(accelerators: count, watts: watts, region: region))))
  }
}
