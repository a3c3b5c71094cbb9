import Domain
import Planning
import Quantities
import TestSupport
import Testing

@Suite("Equal requests that follow each other")
struct ChainedLoopLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func percentiles(_ question: RequestChanges, _ simulate: String) throws -> LatencyPercentiles {
    let planner = try Self.planner.get()
    var changes = question
    changes[.simulate] = simulate
    return try #require(planner.plan(planner.resolver.request(changes)).performance.percentiles)
  }

  static let loops: [RequestChanges] = [
    [.model: "llama-3.3-70b", .accelerator: "rtx-3090", .count: "8", .mode: "offline", .maximumSequences: "8"],
    [.model: "llama-3.1-8b", .accelerator: "h100-sxm", .count: "1", .concurrency: "64"],
    [.model: "qwen3-32b", .accelerator: "l40s", .count: "2", .concurrency: "16", .workload: "summarization"],
    [.model: "gpt-oss-20b", .accelerator: "a10g", .count: "4", .concurrency: "64", .workload: "rag"],
    [.model: "phi-4", .accelerator: "mi300x", .count: "1", .mode: "offline", .workload: "code-completion"],
    [.model: "llama-3.3-70b", .accelerator: "h100-sxm", .count: "16", .concurrency: "64", .pipelineParallel: "2"],
  ]

  @Test("All have the same time per token, and averages tell it as the simulation does", arguments: loops)
  func token(loop: RequestChanges) throws {
    let (told, seen) = try (percentiles(loop, "off"), percentiles(loop, "on"))
    let (ours, theirs) = try (
      #require(told.timePerOutputTokenSeconds), #require(seen.timePerOutputTokenSeconds)
    )
    for percentile in [Percentile.p50, .p95, .p99] {
      #expect(abs(ours[percentile] / theirs[percentile] - 1) < 0.03, "\(percentile)")
    }
  }

  @Test("A prompt waits for none under way, nor in line: the median first token is the simulation's", arguments: loops)
  func first(loop: RequestChanges) throws {
    let (told, seen) = try (percentiles(loop, "off"), percentiles(loop, "on"))
    #expect(abs(told.timeToFirstTokenSeconds.p50 / seen.timeToFirstTokenSeconds.p50 - 1) < 0.05)
  }

  @Test("A limit of the slowest is no dearer than the batch that keeps it")
  func tail() throws {
    let planner = try Self.planner.get()
    var job: RequestChanges = [
      .model: "llama-3.3-70b", .accelerator: "rtx-3090", .workload: "summarization", .mode: "offline",
      .maximumTimePerOutputTokenSeconds: "25ms@p99",
    ]
    let open = try planner.plan(planner.resolver.request(job))
    (job[.count], job[.maximumSequences]) = ("16", "8")
    let asked = try planner.plan(planner.resolver.request(job))
    #expect(open.verdict.missedTargets.isEmpty && asked.verdict.missedTargets.isEmpty)
    #expect(try #require(open.cost.usdPerMillionTokens) <= 1.06 * (#require(asked.cost.usdPerMillionTokens)))
  }
}
