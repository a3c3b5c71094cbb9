import Domain
import Planning
import Presentation
import Quantities
import TestSupport
import Testing

@Suite("What nobody measured is told as such")
struct ArithmeticLawTests {
  private let planner = Result { try ShippedCatalogs.planner() }

  /// An accelerator of one's own, of which only the memory is known.
  private func plan(_ compute: String) throws -> Plan {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "my-card.json",
      """
      {"id": "my-card", "name": "My card", \(compute)
       "memory": {"bytes": 85899345920, "basis": "stated", "bandwidthBytesPerSecond": 2000000000000}}
      """)
    let planner = try planner.get()
    return try planner.plan(
      planner.resolver.request([
        .model: "llama-3.1-8b", .accelerator: path, .count: "1", .scheme: "bf16", .engine: "vllm",
        .inputTokens: "8192", .outputTokens: "256", .concurrency: "1",
      ]))
  }

  @Test("A prompt takes time where no rate of arithmetic is published, within a wide range")
  func unpublishedPeak() throws {
    let plan = try plan("")
    let first = plan.performance.timeToFirstTokenSeconds
    let read = 16e9 / 2e12
    #expect(first.likely > 4 * read, "8,192 tokens take longer than reading the weights once")
    #expect(first.high >= 4 * first.low)
    #expect(plan.performance.grade == .guessed)
    #expect(plan.performance.basis.words.contains("assumed from the bandwidth"))
  }

  @Test("A published rate decides instead, and narrows the range")
  func publishedPeak() throws {
    let (known, unknown) = (try plan("\"compute\": {\"bf16\": 1000000000000000},"), try plan(""))
    let (first, assumed) = (known.performance.timeToFirstTokenSeconds, unknown.performance.timeToFirstTokenSeconds)
    #expect(first.likely < assumed.likely)
    #expect(first.high / first.low < assumed.high / assumed.low)
    #expect(known.performance.grade != .guessed)
  }

  @Test("What rests on a usual bandwidth is told as guessed")
  func usualBandwidth() throws {
    let planner = try planner.get()
    let plan = try planner.plan(
      planner.resolver.request([.model: "llama-3.1-8b", .accelerator: "cpu:64GB", .engine: "llama-cpp"]))
    #expect(plan.performance.grade == .guessed && plan.performance.activity != nil)
  }

  @Test("Ranges are wider where less was measured", arguments: ["bf16", "w4a16-g128"])
  func grades(scheme: String) throws {
    let planner = try planner.get()
    func spread(_ hardware: String) throws -> (grade: EvidenceGrade?, ratio: Double) {
      let plan = try planner.plan(
        planner.resolver.request([
          .model: "llama-3.1-8b", .accelerator: hardware, .count: "1", .scheme: scheme, .engine: "vllm",
          .concurrency: "1",
        ]))
      let token = try #require(plan.performance.timePerOutputTokenSeconds)
      return (plan.performance.grade, token.high / token.low)
    }
    let (here, alike, elsewhere) = (try spread("h100-sxm"), try spread("h100-nvl"), try spread("l4"))
    #expect(here.grade == .measured && alike.grade == .measuredOnItsLike && elsewhere.grade == .byFormula)
    #expect(here.ratio < alike.ratio && alike.ratio < elsewhere.ratio)
  }

  @Test("llama.cpp's 16-bit prompts gain by adding up in 16 bits on GeForce cards, other engines' don't")
  func accumulation() throws {
    let planner = try planner.get()
    func peak(_ engine: String, _ hardware: String) throws -> String {
      try planner.plan(
        planner.resolver.request([
          .model: "llama-3.2-3b", .accelerator: hardware, .count: "1", .scheme: "fp16", .engine: engine,
        ])
      ).performance.basis.words
    }
    #expect(try peak("llama-cpp", "rtx-4090").contains("330 TFLOP/s in fp16"))
    #expect(try peak("transformers", "rtx-4090").contains("165 TFLOP/s in fp16"))
    #expect(try peak("llama-cpp", "l40s").contains("362 TFLOP/s in fp16"))
  }
}
