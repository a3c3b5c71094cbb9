import Domain
import Quantities
import Testing

@testable import Presentation

@Suite("The words of quality")
struct QualityTextTests {
  @Test("Quality always says where it comes from and never prints one bare number")
  func quality() {
    let range = Interval(low: 0.985, likely: 0.992, high: 0.998)
    let error = Interval(low: 0.0065, likely: 0.0071, high: 0.0078)
    let increase = Interval(low: 0.006, likely: 0.012, high: 0.025)
    func short(
      _ error: Interval?, _ increase: Interval?, _ recovery: Interval?, _ notes: [QualityEstimate.Note] = []
    ) -> String {
      QualityText.short(
        QualityEstimate(
          basis: .synthetic, relativeSquaredError: error, perplexityIncrease: increase, recovery: recovery,
          notes: notes.map { .fact($0) }))
    }
    #expect(short(error, increase, range, [.publishedRecovery(source: "card")]) == "98.5–99.8 % publ.")
    #expect(short(error, increase, range, [.fittedRecovery(rows: 3)]) == "98.5–99.8 % publ.")
    #expect(short(error, increase, range, [.fittedRecovery(rows: 0)]) == "98.5–99.8 % est.")
    for notes: [QualityEstimate.Note] in [
      [.fittedRecovery(rows: 1)], [.fittedPerplexity(rows: 8, sensitivity: 1, of: .nobody), .fittedRecovery(rows: 0)],
    ] {
      let planned = QualityEstimate(
        basis: .synthetic, relativeSquaredError: error, perplexityIncrease: increase, recovery: range,
        notes: notes.map { .fact($0) })
      let readBack = QualityEstimate(
        basis: .synthetic, relativeSquaredError: error, perplexityIncrease: increase, recovery: range,
        recoveryIsPublished: planned.recoveryIsPublished, notes: notes.map { .quoted("in other words: \($0.words)") })
      #expect(QualityText.short(planned) == QualityText.short(readBack), "a plan that is read back says the same")
    }
    #expect(short(error, increase, nil) == "ppl +0.60–2.5 % synth.")
    #expect(short(error, nil, nil) == "t² 0.65–0.78 % synth.")
    #expect(short(nil, nil, nil) == "unknown")
    #expect(short(Interval(exactly: 0), nil, nil) == "unquantized")
    #expect(QualityText.basis(.synthetic).contains("synthetic"))
  }
}
