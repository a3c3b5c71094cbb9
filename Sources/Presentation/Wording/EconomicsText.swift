import Documents
import Domain
import Quantities

/// Money and energy in lines; an unknown price stays unknown.
package enum EconomicsText {
  /// - Parameter job: what it comes to in all; nil where no documents were asked for.
  package static func facts(_ cost: CostEstimate, of performance: PerformanceEstimate, job: Job? = nil) -> [Fact] {
    var facts = [Fact("Rent", rent(cost))]
    if performance.timePerOutputTokenSeconds != nil {
      facts.append(Fact("Per million tokens", perMillionTokens(cost)))
    }
    if let items = performance.items {
      let price = cost.usdPerMillionItems.map(NumberText.dollars) ?? Fact.unknown
      facts.append(Fact("Per million \(items.unit.plural)", price))
    }
    guard let job else { return facts }
    if performance.items == nil {
      facts.append(Fact("Per million documents", cost.usdPerMillionItems.map(NumberText.dollars) ?? Fact.unknown))
    }
    return facts + [Fact("The whole job", job.usd.map(IntervalText.dollars) ?? Fact.unknown)]
  }

  package static func facts(_ energy: EnergyEstimate, of performance: PerformanceEstimate) -> [Fact] {
    let counts = performance.timePerOutputTokenSeconds != nil
    let unit = counts ? "token" : performance.items?.unit.singular ?? "token"
    let joules = counts ? energy.joulesPerToken : energy.joulesPerItem
    let grams = counts ? energy.gramsCO2PerMillionTokens : energy.gramsCO2PerMillionItems
    return [
      Fact(
        "Energy", joules.map { words($0, "J per \(unit)", counts ? energy.joulesPerTokenRange : nil) } ?? Fact.unknown),
      Fact("Carbon", grams.map { NumberText.significant($0) + " g CO₂ per million \(unit)s" } ?? Fact.unknown),
    ]
  }

  private static func words(_ joules: Double, _ unit: String, _ range: Interval?) -> String {
    NumberText.significant(joules) + " " + unit + (range.map { " (\(IntervalText.bounds($0)))" } ?? "")
  }

  /// The price of a million of what comes out, with its unit: "$0.71 per million tokens".
  package static func perMillion(_ cost: CostEstimate, of performance: PerformanceEstimate) -> String {
    guard performance.timePerOutputTokenSeconds == nil, let items = performance.items else {
      return cost.usdPerMillionTokens.map { "\(NumberText.dollars($0)) per million tokens" } ?? "price unknown"
    }
    return cost.usdPerMillionItems.map { "\(NumberText.dollars($0)) per million \(items.unit.plural)" }
      ?? "price unknown"
  }

  package static func perMillionTokens(_ cost: CostEstimate) -> String {
    cost.usdPerMillionTokens.map(NumberText.dollars) ?? Fact.unknown
  }

  private static func rent(_ cost: CostEstimate) -> String {
    guard let hour = cost.usdPerHour, let month = cost.usdPerMonth else {
      return Fact.unknown
        + (cost.energyUSDPerHour.map { "; energy alone \(NumberText.dollars($0)) an hour" } ?? "")
    }
    return "\(NumberText.dollars(hour)) an hour, \(NumberText.dollars(month)) a month"
  }
}
