import Domain
import Quantities

/// What somebody measured on a real machine, as a benchmark's result file tells it.
package struct MeasuredResult: Sendable, Hashable {
  /// What made the file.
  package enum Tool: String, Sendable, CaseIterable {
    case servingBenchmark = "vllm bench serve"
    case llamaBenchmark = "llama-bench"
  }

  package let tool: Tool
  /// Tokens of a prompt and of an answer, on average; nil where the file doesn't tell.
  package let inputTokens: Double?
  package let outputTokens: Double?
  /// Requests in flight; nil where they came by themselves, or the file doesn't tell.
  package let concurrency: Double?
  package let values: [MeasuredQuantity: Double]

  package init(
    tool: Tool, inputTokens: Double?, outputTokens: Double?, concurrency: Double?, values: [MeasuredQuantity: Double]
  ) {
    self.tool = tool
    self.inputTokens = inputTokens
    self.outputTokens = outputTokens
    self.concurrency = concurrency
    self.values = values
  }
}

/// What both a plan and a benchmark tell.
package enum MeasuredQuantity: String, Sendable, CaseIterable {
  case timeToFirstTokenSeconds, timePerOutputTokenSeconds, outputTokensPerSecond, requestsPerSecond

  /// A plan's figure, with its range; nil where it tells none.
  func planned(_ performance: PerformanceEstimate) -> Interval? {
    switch self {
    case .timeToFirstTokenSeconds: performance.timeToFirstTokenSeconds
    case .timePerOutputTokenSeconds: performance.timePerOutputTokenSeconds
    case .outputTokensPerSecond: performance.outputTokensPerSecond
    case .requestsPerSecond: performance.requestsPerSecond
    }
  }
}

/// A measurement beside a plan of the same deployment.
package struct MeasuredComparison: Sendable {
  package struct Line: Sendable {
    package let quantity: MeasuredQuantity
    package let planned: Interval
    package let measured: Double
    package var isWithin: Bool { planned.low <= measured && measured <= planned.high }
  }

  package let result: MeasuredResult
  package let lines: [Line]
  /// What was asked of the plan and of the machine, where they differ by over a tenth.
  package let differences: [Difference]

  package struct Difference: Sendable {
    package enum Load: String, Sendable { case inputTokens, outputTokens, concurrency }
    package let load: Load
    package let planned: Double
    package let measured: Double
  }

  package var isWithin: Bool { lines.allSatisfy(\.isWithin) }

  package init(_ result: MeasuredResult, plan: Plan) {
    self.result = result
    lines = MeasuredQuantity.allCases.compactMap { quantity in
      guard let measured = result.values[quantity], let planned = quantity.planned(plan.performance),
        planned.likely > 0
      else { return nil }
      return Line(quantity: quantity, planned: planned, measured: measured)
    }
    let request = plan.request
    let asked: [(Difference.Load, Double?, Double?)] = [
      (.inputTokens, Double(request.inputTokens), result.inputTokens),
      (.outputTokens, Double(request.outputTokens), result.outputTokens),
      (.concurrency, request.concurrencyFollows ? nil : Double(request.concurrency), result.concurrency),
    ]
    differences = asked.compactMap { load, planned, measured in
      guard let planned, let measured, abs(measured - planned) > 0.1 * planned else { return nil }
      return Difference(load: load, planned: planned, measured: measured)
    }
  }
}
