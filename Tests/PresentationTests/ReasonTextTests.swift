import Domain
import Quantities
import Testing

@testable import Presentation

@Suite("The words of reasons")
struct ReasonTextTests {
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
}
