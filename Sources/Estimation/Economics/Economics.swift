import Domain
import Quantities

/// Money, energy and carbon of a deployment that runs without pause.
package enum Economics {
  /// Rent by the hour and by the million output tokens; nil where no price is known.
  ///
  /// `describing` false leaves out the words, which only shown estimates need.
  package static func cost(
    accelerator: Accelerator, count: Int, region: Region, outputTokensPerSecond: Double, describing: Bool = true
  ) -> CostEstimate {
    guard let price = accelerator.rentalPrice else {
      return CostEstimate(
        usdPerHour: nil, usdPerMillionTokens: nil, basis: "no rental price of \(accelerator.name) is known")
    }
    let hourly = price.usd.value * region.priceFactor * Double(count)
    let million = outputTokensPerSecond > 0 ? hourly / (outputTokensPerSecond * 3600) * 1e6 : nil
    guard describing else { return CostEstimate(usdPerHour: hourly, usdPerMillionTokens: million, basis: "") }
    let each = NumberText.dollars(price.usd.value)
    let factor = region.priceFactor == 1 ? "" : " × \(NumberText.significant(region.priceFactor)) in \(region.name)"
    let date = price.date.map { ", \($0)" } ?? ", undated"
    return CostEstimate(
      usdPerHour: hourly, usdPerMillionTokens: million,
      basis: "\(count) × \(each) an hour\(factor): \(price.basis)\(date)")
  }

  /// Board power at full load × power usage effectiveness over tokens per second: an upper bound of the draw.
  package static func energy(
    accelerator: Accelerator, count: Int, region: Region, outputTokensPerSecond: Double, describing: Bool = true
  ) -> EnergyEstimate {
    guard let watts = accelerator.watts, outputTokensPerSecond > 0 else {
      return EnergyEstimate(
        joulesPerToken: nil, gramsCO2PerMillionTokens: nil,
        basis: "the board power of \(accelerator.name) is not published")
    }
    let joules = watts.value * Double(count) * region.powerUsageEffectiveness / outputTokensPerSecond
    let grams = joules * 1e6 / 3.6e6 * region.gramsCO2PerKilowattHour
    guard describing else { return EnergyEstimate(joulesPerToken: joules, gramsCO2PerMillionTokens: grams, basis: "") }
    let year = region.carbonYear.map { " (\($0))" } ?? ""
    let basis =
      "\(count) × \(NumberText.significant(watts.value)) W board power at full load × PUE "
      + "\(NumberText.significant(region.powerUsageEffectiveness)); "
      + "\(NumberText.significant(region.gramsCO2PerKilowattHour)) g CO2e per kWh in \(region.name)\(year)"
    return EnergyEstimate(joulesPerToken: joules, gramsCO2PerMillionTokens: grams, basis: basis)
  }
}
