import Catalogs
import Domain
import Estimation
import Quantities
import TestSupport
import Testing

@Suite("Money, energy and carbon")
struct EconomicsTests {
  private func entries(_ accelerator: String, _ region: String) throws -> (Accelerator, Region) {
    let store = try ShippedCatalogs.store()
    return (try store.accelerator(accelerator), try store.region(region))
  }

  @Test("Rent grows with the count and shrinks a token's price with the rate")
  func rent() throws {
    let (entry, region) = try entries("h100-sxm-80gb", "united-states")
    var h100 = entry
    h100.hourlyPrice = .told(4)
    let one = Economics.cost(accelerator: h100, count: 1, region: region, performance: .writing(1000))
    let two = Economics.cost(accelerator: h100, count: 2, region: region, performance: .writing(4000))
    let hourly = try #require(one.usdPerHour)
    #expect(try #require(two.usdPerHour) == 2 * hourly)
    #expect(abs(try #require(one.usdPerMillionTokens) - hourly / 3.6) < 1e-9)
    #expect(try #require(two.usdPerMillionTokens) < (try #require(one.usdPerMillionTokens)))
  }

  @Test("Energy a token is power over rate, and carbon follows the grid")
  func energy() throws {
    let (h100, dirty) = try entries("h100-sxm-80gb", "south-africa")
    let clean = try entries("h100-sxm-80gb", "norway").1
    let there = Economics.energy(accelerator: h100, count: 1, region: dirty, performance: .writing(100))
    let here = Economics.energy(accelerator: h100, count: 1, region: clean, performance: .writing(100))
    let watts = try #require(h100.watts?.value)
    let joules = try #require(there.joulesPerToken)
    #expect(abs(joules - watts * dirty.powerUsageEffectiveness / 100) < 1e-9)
    #expect(try #require(here.gramsCO2PerMillionTokens) < (try #require(there.gramsCO2PerMillionTokens)))
  }

  @Test("What is not known stays unknown, with the reason")
  func unknown() throws {
    let store = try ShippedCatalogs.store()
    let region = try store.region("united-states")
    let unpriced = try store.accelerator("rtx-3060-12gb")
    let watts = try #require(unpriced.watts?.value)
    let cost = Economics.cost(
      accelerator: unpriced, count: 2, region: region, usdPerKilowattHour: 0.1, performance: .writing(10))
    let energy = watts * 2 * region.powerUsageEffectiveness / 1000 * 0.1
    #expect(cost.usdPerHour == nil && cost.usdPerMillionTokens == nil && cost.energyUSDPerHour == energy)
    #expect(
      cost.basis
        == .fact(
          .unknown(
            .init(
              accelerator: unpriced.name, gap: .market(.onDemand), energyUSDPerHour: energy, usdPerKilowattHour: 0.1,
              region: region.name))))
    let idle = Economics.energy(accelerator: unpriced, count: 1, region: region, performance: .writing(0))
    #expect(idle.joulesPerToken == nil)
  }
}

extension PerformanceEstimate {
  /// What writes so many tokens a second.
  fileprivate static func writing(_ tokensPerSecond: Double) -> PerformanceEstimate {
    let any = Interval(exactly: 1)
    return PerformanceEstimate(
      timeToFirstTokenSeconds: any, timePerOutputTokenSeconds: any,
      outputTokensPerSecond: Interval(exactly: tokensPerSecond), requestsPerSecond: any, percentiles: nil, batch: 1,
      decodeBound: .memory, prefillBound: .memory, basis: "")
  }
}
