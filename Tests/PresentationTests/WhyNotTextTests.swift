import Domain
import Testing

@testable import Presentation

@Suite("The words of what was not chosen")
struct WhyNotTextTests {
  @Test("A trade is told with digits that tell its sides apart")
  func trade() {
    let trade = WhyNot.Trade(.perplexityIncrease, value: 0.0031, plans: 0.0029)
    #expect(trade.words == "perplexity +0.31 % instead of +0.29 %")
  }
}
