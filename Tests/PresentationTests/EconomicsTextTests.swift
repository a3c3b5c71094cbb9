import Documents
import Domain
import TestSupport
import Testing

@testable import Presentation

@Suite("The words of costs")
struct EconomicsTextTests {
  @Test("An unknown price is called unknown")
  func unknownPrice() throws {
    let performance = try Golden.plan().performance
    let cost = CostEstimate(usdPerHour: nil, usdPerMillionTokens: nil, basis: "")
    #expect(EconomicsText.facts(cost, of: performance).allSatisfy { $0.value == Fact.unknown })
    let energy = EnergyEstimate(joulesPerToken: nil, gramsCO2PerMillionTokens: nil, basis: "")
    #expect(EconomicsText.facts(energy, of: performance).allSatisfy { $0.value == Fact.unknown })
  }
}
