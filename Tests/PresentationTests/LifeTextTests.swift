import Domain
import Quantities
import Testing

@testable import Presentation

@Suite("What is assumed of a whole life")
struct LifeTextTests {
  static let assumptions: [(Assumption, String, String)] = [
    (
      .training(shareOfPeak: Interval(low: 0.3, likely: 0.4, high: 0.46), studentShare: 0.125), "training",
      "Training reaches 40.0 % (30.0–46.0) of the peak; a student has 12.5 % of its teacher's parameters."
    ),
    (
      .day(peakFactor: 2.4, idleShare: 0.15), "day",
      "A day is a power of a raised cosine with 2.40 times the mean in its busiest hour; an idle accelerator draws 15 % "
        + "of its board power."
    ),
    (
      .coldStart(
        diskBytesPerSecond: Interval(low: 2.1e9, likely: 5e9, high: 7e9),
        engineSeconds: Interval(low: 15, likely: 40, high: 120)), "coldStart",
      "A local disk reads 5.00 GB/s (2.10–7.00); an engine starts in 40.0 s (15.0–120)."
    ),
  ]

  @Test("An assumption", arguments: assumptions)
  func assumption(assumption: Assumption, code: String, words: String) {
    #expect(assumption.code == code && assumption.words == words)
  }
}
