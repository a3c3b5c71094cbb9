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

  static let brief: [RequestChanges] = [
    [.model: "llama-3.3-70b", .accelerator: "l40s", .count: "2", .concurrency: "16"],
    [.model: "llama-3.1-8b", .accelerator: "rtx-3090", .count: "8", .concurrency: "64"],
    [.model: "llama-4-scout", .accelerator: "rtx-3090", .count: "8", .mode: "offline", .maximumSequences: "64"],
    [.model: "gemma-3-12b", .accelerator: "a10g", .count: "4", .mode: "offline", .maximumSequences: "8"],
    [.model: "qwen3-32b", .accelerator: "b200", .count: "1", .concurrency: "32"],
  ]

  @Test("Answers of a few tokens are slowest where prompts share no pass with theirs", arguments: brief)
  func shortAnswers(loop: RequestChanges) throws {
    var loop = loop
    loop[.workload] = "classification"
    let (told, seen) = try (percentiles(loop, "off"), percentiles(loop, "on"))
    let (ours, theirs) = try (
      #require(told.timePerOutputTokenSeconds), #require(seen.timePerOutputTokenSeconds)
    )
    for percentile in [Percentile.p95, .p99] {
      #expect((0.95...1.2).contains(ours[percentile] / theirs[percentile]), "\(percentile)")
    }
  }

  static let jobs: [RequestChanges] = [
    [.model: "gpt-oss-20b", .accelerator: "h200-sxm", .count: "2", .inputTokens: "4000", .outputTokens: "2"],
    [
      .model: "llama-3.3-70b", .accelerator: "rtx-3090", .count: "8", .workload: "long-rag", .outputTokens: "16",
      .tensorParallel: "4", .pipelineParallel: "2", .scheme: "w8a8-int8",
    ],
    [.model: "llama-3.1-8b", .accelerator: "l40s", .count: "1", .scheme: "bf16"],
  ]

  @Test("More sequences at once never serve less", arguments: jobs)
  func sequences(job: RequestChanges) throws {
    let planner = try Self.planner.get()
    var changes = job
    (changes[.mode], changes[.simulate], changes[.maximumTimePerOutputTokenSeconds]) = ("offline", "off", "none")
    let rates = try [1, 2, 5, 8, 16, 33].map { sequences in
      changes[.maximumSequences] = "\(sequences)"
      return try planner.plan(planner.resolver.request(changes)).performance.requestsPerSecond.likely
    }
    for (fewer, more) in zip(rates, rates.dropFirst()) { #expect(more >= fewer * 0.998, "\(rates)") }
  }

  @Test("A pipeline's stages hold the sequences that the engine may run, whole ones each")
  func stages() throws {
    let planner = try Self.planner.get()
    let plan = try planner.plan(
      planner.resolver.request([
        .model: "gemma-3-27b-it", .accelerator: "rtx-3090", .count: "4", .pipelineParallel: "4",
        .workload: "code-completion", .concurrency: "16", .maximumSequences: "7", .simulate: "on",
      ]))
    #expect(abs(try #require(plan.performance.simulation).queue.mean - 9) < 0.5)
  }

  @Test("A limit of the slowest of short answers is no dearer than the scheme that is asked for")
  func shortTail() throws {
    let planner = try Self.planner.get()
    var job: RequestChanges = [
      .model: "llama-3.3-70b", .accelerator: "h100-sxm", .workload: "classification", .requestsPerSecond: "40",
      .maximumTimePerOutputTokenSeconds: "20ms@p95",
    ]
    let open = try planner.plan(planner.resolver.request(job))
    (job[.count], job[.scheme]) = ("8", "fp8-block")
    let asked = try planner.plan(planner.resolver.request(job))
    #expect(open.verdict.missedTargets.isEmpty && asked.verdict.missedTargets.isEmpty)
    #expect(try #require(open.cost.usdPerMillionTokens) <= 1.001 * (#require(asked.cost.usdPerMillionTokens)))
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
