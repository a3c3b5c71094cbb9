import Documents
import Domain
import Planning
import Quantities
import StyledText
import TestSupport
import Testing

@testable import Presentation

@Suite("Money in another currency")
struct CurrencyLawTests {
  @Test("Amounts are told in it, by its name")
  func amounts() {
    let euro = Currency(name: "EUR", usd: 1.25)
    #expect(NumberText.dollars(10) == "$10.00" && Currency.sign == "$")
    Currency.$told.withValue(euro) {
      #expect(NumberText.dollars(10) == "EUR 8.00" && NumberText.amount(2500) == "2,000" && Currency.sign == "EUR")
    }
  }

  @Test("A document of a plan tells all money in the currency that was asked for")
  func document() throws {
    let planner = try ShippedCatalogs.planner()
    let request = try planner.resolver.request([
      .model: "llama-3.1-8b-instruct", .accelerator: "l4", .currency: "KES=0.0077", .horizonSeconds: "12mo",
    ])
    let document = PlanDocument.document(try planner.plan(request), tellsFront: true)
    let text = "\(document)"
    #expect(text.contains("KES ") && !text.contains("$"))
  }
}
