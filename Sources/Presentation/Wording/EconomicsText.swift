import Domain
import Quantities

/// Money and energy in lines; an unknown price stays unknown.
package enum EconomicsText {
  package static func facts(_ cost: CostEstimate) -> [Fact] {
    [
      Fact("Rent", cost.usdPerHour.map { perHour($0) } ?? Fact.unknown),
      Fact("Per million tokens", perMillionTokens(cost)),
    ]
  }

  package static func facts(_ energy: EnergyEstimate) -> [Fact] {
    [
      Fact("Energy", energy.joulesPerToken.map { NumberText.significant($0) + " J per token" } ?? Fact.unknown),
      Fact(
        "Carbon",
        energy.gramsCO2PerMillionTokens.map { NumberText.significant($0) + " g CO₂ per million tokens" } ?? Fact.unknown
      ),
    ]
  }

  package static func perMillionTokens(_ cost: CostEstimate) -> String {
    cost.usdPerMillionTokens.map(NumberText.dollars) ?? Fact.unknown
  }

  private static func perHour(_ usd: Double) -> String {
    "\(NumberText.dollars(usd)) an hour, \(NumberText.dollars(usd * hoursPerMonth)) a month"
  }

  /// 365 × 24 ÷ 12, as clouds bill a month.
  private static let hoursPerMonth = 730.0
}
