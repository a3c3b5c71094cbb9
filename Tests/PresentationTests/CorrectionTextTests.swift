import Domain
import Testing

@testable import Presentation

@Suite("What a measurement of one's own corrects")
struct CorrectionTextTests {
  private static func correction(_ factors: [SpeedCorrection.Factor], olderEdition: String? = nil) -> Assumption {
    .corrected(
      SpeedCorrection(
        measurement: "Night run", date: "2026-11-29", scheme: "w4a16-g128", layout: "TP2", factors: factors,
        olderEdition: olderEdition))
  }

  static let assumptions: [(Assumption, String, String)] = [
    (
      correction([
        .init(figure: .timePerOutputTokenSeconds, times: 1.12), .init(figure: .outputTokensPerSecond, times: 0.89),
      ]), "corrected",
      "Speed of w4a16-g128, TP2, is corrected by your measurement Night run of 2026-11-29: time per output token × 1.12, "
        + "throughput × 0.890."
    ),
    (
      correction([], olderEdition: "2026-10-01"), "corrected",
      "Speed of w4a16-g128, TP2, is corrected by your measurement Night run of 2026-11-29: it is as planned. It was "
        + "compared with a plan of the catalogs of 2026-10-01: verify --measured --keep compares it with today's."
    ),
  ]

  @Test("An assumption", arguments: assumptions)
  func assumption(assumption: Assumption, code: String, words: String) {
    #expect(assumption.code == code && assumption.words == words)
  }
}
