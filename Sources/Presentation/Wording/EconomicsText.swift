import Documents
import Domain
import Quantities

/// Money and energy in lines; an unknown price stays unknown.
package enum EconomicsText {
  package static func facts(_ cost: CostEstimate) -> [Fact] {
    [
      Fact("Rent", rent(cost)),
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

  private static func rent(_ cost: CostEstimate) -> String {
    guard let hour = cost.usdPerHour, let month = cost.usdPerMonth else { return Fact.unknown }
    return "\(NumberText.dollars(hour)) an hour, \(NumberText.dollars(month)) a month"
  }
}
