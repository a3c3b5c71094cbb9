import Domain
import Quantities

extension Workload: CatalogItem {
  static var kind: CatalogKind { .workloads }

  func check(_ checker: inout EntryChecker) {
    checker.require(inputTokens, in: 1...100_000_000, "inputTokens")
    checker.require(outputTokens, in: 0...100_000_000, "outputTokens")
    checker.require(concurrency, in: 1...1_000_000, "concurrency")
    checker.require(thinkTime?.value, in: 0...86_400, "thinkTimeSeconds")
    checker.require(sharedPrefix, in: 0...1, "sharedPrefix")
    checker.require(imagesPerRequest, in: 0...10_000, "imagesPerRequest")
    checker.require(maximumTimeToFirstToken?.value, in: 1e-4...86_400, "maximumTimeToFirstTokenSeconds")
    checker.require(maximumTimePerOutputToken?.value, in: 1e-5...3600, "maximumTimePerOutputTokenSeconds")
    checker.requireText(basis, "basis")
  }
}

extension Region: CatalogItem {
  static var kind: CatalogKind { .regions }

  func check(_ checker: inout EntryChecker) {
    checker.requireText(country, "country")
    checker.require(gramsCO2PerKilowattHour, in: 0...2000, "gramsCO2PerKilowattHour")
    checker.require(carbonYear, in: 1990...2100, "carbonYear")
    checker.requireText(carbonSource, "carbonSource")
    checker.require(powerUsageEffectiveness, in: 1...5, "powerUsageEffectiveness")
    checker.requireText(powerUsageSource, "powerUsageSource")
    checker.require(electricity?.usdPerKilowattHour, in: 0.001...5, "electricity.usdPerKilowattHour")
    if let electricity {
      checker.requireText(electricity.period, "electricity.period")
      checker.requireText(electricity.source, "electricity.source")
    }
    checker.require(priceFactor, in: 0.05...20, "priceFactor")
    checker.require(
      priceSource != nil || priceFactor == 1, "priceSource", "where the price factor comes from", found: "none")
  }
}
