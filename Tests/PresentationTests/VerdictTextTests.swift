import Domain
import Quantities
import Testing

@testable import Presentation

@Suite("The words of verdicts")
struct VerdictTextTests {
  private func summary(
    _ outcome: Verdict.Outcome, used: Double, layout: Layout = Layout(tensorParallel: 1), replicas: Int = 1,
    refusal: Rejection.Reason? = nil
  ) -> String {
    Verdict.Summary(
      model: "Scout", accelerator: "H100", scheme: "INT4", layout: layout, replicas: replicas, outcome: outcome,
      usedBytes: .gibibytes(used), capacityBytes: .gibibytes(72), refusal: refusal
    ).words
  }

  @Test("The verdict says yes or no first, then by how much")
  func verdict() {
    #expect(
      summary(.fits, used: 60)
        == "Yes: Scout fits on 1 × H100 as INT4: 60.0 GiB of 72.0 GiB a GPU used, 12.0 GiB spare.")
    #expect(
      summary(.tight, used: 70.5, layout: Layout(tensorParallel: 2), replicas: 2)
        == "Tight: Scout fits on 4 × H100 (TP2, 2 replicas) as INT4 with little to spare: 70.5 GiB of 72.0 GiB a GPU "
        + "used, 1.5 GiB left.")
    #expect(
      summary(.doesNotFit, used: 80)
        == "No: Scout does not fit on 1 × H100 as INT4: it needs 80.0 GiB a GPU of 72.0 GiB, short by 8.0 GiB.")
    #expect(
      summary(.doesNotFit, used: 60, refusal: .noTensorParallel(engine: "llama.cpp"))
        == "No: Scout does not run on 1 × H100 as INT4: llama.cpp has no tensor parallel.")
  }

  @Test("What can't run is not said to lack memory")
  func cannotRun() {
    func word(_ outcome: Verdict.Outcome, spare: Double) -> String {
      Verdict(
        outcome: outcome, summary: .quoted(""), spareBytes: .gibibytes(spare), missedTargets: [], targets: []
      ).word
    }
    #expect(word(.doesNotFit, spare: 68) == "CAN'T RUN")
    #expect(word(.doesNotFit, spare: -8) == "DOES NOT FIT")
    #expect(word(.fits, spare: 8) == "FITS")
  }

  @Test(
    "A miss is never rounded away",
    arguments: [
      .timeToFirstToken(seconds: 1.0004, limit: 1, percentile: .p50),
      .timePerOutputToken(seconds: 0.050_000_2, limit: 0.05, percentile: .p99),
      .requestsPerSecond(1.999_99, wanted: 2), .rent(usdPerHour: 10.001, limit: 10),
      .monthlyRent(usdPerMonth: 7300.2, limit: 7300), .accuracyLoss(0.010_01, limit: 0.01),
      .power(watts: 700.01, limit: 700),
    ] as [MissedTarget])
  func apart(target: MissedTarget) throws {
    let numbers = target.words.matches(of: /[0-9][0-9.,]*/).map { $0.output.replacing(",", with: "") }.compactMap(
      Double.init)
    let (value, limit) = (try #require(numbers.first), try #require(numbers.last))
    if case .requestsPerSecond = target {
      #expect(value < limit, "\(target.words)")
    } else {
      #expect(value > limit, "\(target.words)")
    }
  }

  static let targets: [(MissedTarget, String)] = [
    (
      .timeToFirstToken(seconds: 0.75, limit: 0.5, percentile: .p50),
      "time to first token 750 ms, over the target of 500 ms"
    ),
    (
      .timePerOutputToken(seconds: 0.06, limit: 0.05, percentile: .p95),
      "time per output token 60.0 ms at p95, over the target of 50.0 ms"
    ),
    (.requestsPerSecond(1.5, wanted: 2), "1.50 requests a second, short of 2.00"),
    (.rent(usdPerHour: 4, limit: 2), "$4.00 an hour, over the limit of $2.00"),
    (
      .unknownRent(accelerator: "My GPU"), "the cost limit can't be checked: no rental price of My GPU is known"
    ),
  ]

  @Test("A missed target names both numbers", arguments: targets)
  func missedTarget(target: MissedTarget, words: String) {
    #expect(target.words == words)
    #expect(Plan.Reason.missedTarget(target).words == "Misses a target: \(words).")
  }
}
