import Domain
import TestSupport
import Testing

@testable import Presentation

@Suite("The words of headlines")
struct HeadlineTextTests {
  @Test("The headline is the sum that people do in their heads")
  func headline() throws {
    let headline = try Golden.plan().headline
    #expect(HeadlineText.sentence(headline) == "109B × 2 bytes = 217 GB; at 4 bits 54.3 GB")
    #expect(HeadlineText.parameters(headline) == "109B parameters, 17B active per token")
  }
}
