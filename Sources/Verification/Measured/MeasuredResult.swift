import Domain

/// What somebody measured on a real machine, as a benchmark's result file tells it.
package struct MeasuredResult: Sendable, Hashable {
  /// What made the file.
  package enum Tool: String, Sendable, CaseIterable {
    case servingBenchmark = "vllm bench serve"
    case tensorRTBenchmark = "trtllm-bench"
    case llamaBenchmark = "llama-bench"
    case evaluationHarness = "lm-evaluation-harness"
  }

  package let tool: Tool
  /// Tokens of a prompt and of an answer, on average; nil where the file doesn't tell.
  package let inputTokens: Double?
  package let outputTokens: Double?
  /// Requests in flight; nil where they came by themselves, or the file doesn't tell.
  package let concurrency: Double?
  package let values: [MeasuredQuantity: Double]
  /// Where the file tells them.
  package let keys: [MeasuredQuantity: String]
  /// What it was measured on.
  package let subject: MeasuredSubject

  package init(
    tool: Tool, inputTokens: Double?, outputTokens: Double?, concurrency: Double?, values: [MeasuredQuantity: Double],
    keys: [MeasuredQuantity: String] = [:], subject: MeasuredSubject = MeasuredSubject()
  ) {
    self.tool = tool
    self.inputTokens = inputTokens
    self.outputTokens = outputTokens
    self.concurrency = concurrency
    self.values = values
    self.keys = keys
    self.subject = subject
  }
}
