import Domain
import Quantities
import Testing

@testable import Presentation

@Suite("The words of repairs")
struct RepairTextTests {
  @Test("A repair's price of a million stands behind its tokens a second")
  func fit() {
    func words(_ pace: Pace, _ usd: Double?) -> String {
      Repair.Effect.fits(
        .init(
          scheme: "INT4", accelerators: 1, spareBytes: .gibibytes(2), pace: pace,
          usdPerMillionTokens: usd)
      ).words
    }
    #expect(words(.secondsPerToken(0.02), nil) == "fits as INT4 on 1 GPU: 2.0 GiB spare a GPU, 20.0 ms a token")
    #expect(
      words(.tokensPerSecond(1500), 0.42)
        == "fits as INT4 on 1 GPU: 2.0 GiB spare a GPU, 1,500 tokens a second at $0.42 a million")
  }
}
