import Domain
import Quantities
import Testing

@testable import Presentation

@Suite("The words of answers")
struct AnswerWordingTests {
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

  @Test("A trade is told with digits that tell its sides apart")
  func trade() {
    let trade = WhyNot.Trade(.perplexityIncrease, value: 0.0031, plans: 0.0029)
    #expect(trade.words == "perplexity +0.31 % instead of +0.29 %")
  }

  @Test("The cache's arithmetic says what sequences share")
  func sharedCache() {
    func words(_ shared: Int) -> String {
      MemoryLedger.Basis.cache(
        sequences: 8, contextTokens: 1536, shared: shared, .fp8, bytesPerToken: ByteCount(65_536), .none
      ).words
    }
    #expect(words(512) == "8 × 1,024 tokens and 512 that they share, fp8, 65,536 B a token")
    #expect(words(0) == "8 × 1,536 tokens, fp8, 65,536 B a token")
    let speech = MemoryLedger.Basis.cache(
      sequences: 12, contextTokens: 114, .bf16, bytesPerToken: ByteCount(163_840),
      bytesPerSequence: ByteCount(245_760_000), .none)
    #expect(speech.words == "12 × 114 tokens, bf16, 163,840 B a token and 245,760,000 B a sequence")
  }

  private static var single: [any Worded] {
    [
      Assumption.Load(concurrency: 1, contextTokens: 1, inputTokens: 1, outputTokens: 0, workload: "chat"),
      Assumption.sequenceLimit(engine: "vLLM", sequences: 1, usual: 256),
      Assumption.network(hosts: 1, name: nil, rate: ByteRate(1e9)),
      MemoryLedger.Basis.logits(sequences: 1, vocabulary: 2, bytesPerEntry: 2), MemoryLedger.Basis.ranks(1),
      MemoryLedger.Basis.cache(sequences: 1, contextTokens: 1, .bf16, bytesPerToken: ByteCount(2), .none),
      Repair.Action.limitContext(tokens: 1), Repair.Action.limitSequences(1),
      Rejection.Reason.tooFewLayers(layers: 1, stages: 2), Rejection.Reason.indivisible(.queryHeads(1), ranks: 3),
      Rejection.Reason.nothingToShare(groups: 1),
    ]
  }

  @Test("One of something is not several", arguments: single.indices)
  func singular(index: Int) {
    let words = Self.single[index].words
    #expect(!words.contains(/\b1 [a-zA-Z-]+( head)?s\b/), "\(words)")
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

  static let reasons: [(Plan.Reason, String)] = [
    (
      .smallerWeights(.gibibytes(50), unquantized: .gibibytes(200), scheme: "BF16"),
      "Weights take 50.0 GiB instead of 200.0 GiB in BF16, 25 %."
    ),
    (
      .missingKernel(accelerator: "A100", .fp8Native),
      "A100 has no fp8-w8a8 kernel: it computes at 16 bits, so memory shrinks and arithmetic does not."
    ),
    (
      .lastResort(scheme: "MXFP4", .noNativeKernel),
      "Nothing fits here that is chosen unasked: MXFP4 is otherwise left out (no native kernel here)."
    ),
    (
      .assumedKernel(accelerator: "A100", .gguf),
      "Nobody has said whether A100 has a gguf kernel; assumed that it has."
    ),
    (
      .bound(.memory, kind: .gguf, sequences: 1, layers: 32),
      "Decoding waits for memory reads at 1 sequence, so fewer bits a weight make it faster."
    ),
    (.bound(.memory, kind: .unquantized, sequences: 8, layers: 32), "Decoding waits for memory reads at 8 sequences."),
    (
      .bound(.compute, kind: .weightAndActivation, sequences: 8, layers: 32),
      "Arithmetic binds at 8 sequences, so narrow activations make it faster."
    ),
    (.bound(.compute, kind: .weightOnly, sequences: 8, layers: 32), "Arithmetic binds at 8 sequences."),
    (
      .bound(.overhead, kind: .weightOnly, sequences: 8, layers: 32),
      "Fixed costs of 32 layers outweigh reads and arithmetic at 8 sequences."
    ),
    (
      .narrowCache(.fp8, tokens: 65_536, times: 2),
      "A fp8 KV cache holds 65,536 tokens, about twice as many as at 16 bits."
    ),
    (
      .preferred(
        .init(
          scheme: "FP8", accelerators: 2, pace: .secondsPerToken(0.01), otherPace: .secondsPerToken(0.02),
          usdPerHour: 2, otherUSDPerHour: 4)),
      "Next best, FP8 on 2: 20.0 ms a token against 10.0 ms a token, $4.00 an hour against $2.00."
    ),
    (
      .preferred(
        .init(
          scheme: "FP8", accelerators: 1, pace: .tokensPerSecond(10), otherPace: .requestsPerSecond(2),
          usdPerHour: nil, otherUSDPerHour: 4)),
      "Next best, FP8 on 1: 2.00 requests a second against 10.0 tokens a second."
    ),
    (
      .keptAsPublished(
        .init(
          scheme: "INT4", accelerators: 1, pace: .secondsPerToken(0.02), otherPace: .secondsPerToken(0.01),
          usdPerHour: 4, otherUSDPerHour: 2)),
      "Kept in the form that it is published in; quantized anew, INT4 on 1: 10.0 ms a token against 20.0 ms a token, "
        + "$2.00 an hour against $4.00."
    ),
  ]

  @Test("A reason", arguments: reasons)
  func reason(reason: Plan.Reason, words: String) { #expect(reason.words == words) }

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
