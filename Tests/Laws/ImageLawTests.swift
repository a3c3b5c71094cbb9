import Catalogs
import Domain
import Estimation
import Planning
import Quantities
import TestSupport
import Testing

@Suite("Images are a part of what a request carries")
struct ImageLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func plan(_ changes: RequestChanges) throws -> Plan {
    let planner = try Self.planner.get()
    return try planner.plan(planner.resolver.request(changes))
  }

  static let seeing = [
    "qwen2.5-vl-7b-instruct", "qwen3-vl-8b-instruct", "gemma-3-12b-it", "pixtral-12b-2409", "llava-1.5-7b",
    "llama-4-scout-17b-16e-instruct", "llama-3.2-11b-vision-instruct", "phi-3.5-vision-instruct",
  ]

  @Test("More images are never fewer tokens, never less cache and never a sooner answer", arguments: seeing)
  func more(model: String) throws {
    let plans = try ["0", "1", "2", "5"].map {
      try plan([
        .model: model, .accelerator: "h100-sxm", .count: "4", .scheme: "bf16", .workload: "vision-qa", .images: $0,
        .concurrency: "4",
      ])
    }
    let first = plans.map(\.performance.timeToFirstTokenSeconds.likely)
    #expect(first == first.sorted() && Set(first).count == first.count)
    let cache = plans.map { $0.memory.bytes(of: .keyValueCache) }
    #expect(cache == cache.sorted())
    let tokens = plans.map { plan -> Int in
      guard case .fact(.load(let load)) = plan.assumptions.first else { return -1 }
      return load.inputTokens
    }
    #expect(tokens == tokens.sorted() && tokens[0] == 256 && tokens[1] > 256)
  }

  @Test("A larger image is never fewer tokens by more than rounding", arguments: seeing)
  func larger(model: String) throws {
    let profile = try ModelProfile(Self.planner.get().catalogs.model(model))
    var request = try Self.planner.get().resolver.request([.model: model, .workload: "vision-qa"])
    var last = 0
    for side in [28, 224, 336, 512, 700, 1024, 1540, 2048, 4096] {
      request.imageSize = ImageSize(width: side, height: side)
      let tokens = try #require(profile.images(of: request)).tokensPerImage
      #expect(Double(tokens) >= 0.9 * Double(last))
      last = tokens
    }
  }

  @Test("The workload's image counts, and the plan says as how many tokens")
  func visionQA() throws {
    let plan = try plan([.model: "qwen2.5-vl-7b", .accelerator: "l4", .workload: "vision-qa"])
    #expect(plan.request.images == 1)
    #expect(
      plan.assumptions.contains(
        .fact(.images(Assumption.Images(count: 1, size: .usual, tokensPerImage: 1369)))))
  }

  @Test("A model that reads text alone is asked for no images, and told what it can do")
  func textAlone() throws {
    for (changes, field, words) in [
      ([.workload: "vision-qa"], RequestField.workload, "chat"), ([.images: "2"], .images, "reads no images"),
    ] as [(RequestChanges, RequestField, String)] {
      #expect {
        try plan(changes.over([.model: "llama-3.1-8b", .accelerator: "l4"]))
      } throws: { error in
        guard case PlanningError.invalid(let what, _, let expected) = error else { return false }
        return what == field.name && expected.contains(words)
      }
    }
    #expect(try plan([.model: "llama-3.1-8b", .images: "0"]).request.images == 0)
  }

  @Test("Images beyond the model's positions are refused, and a context with room for them is not lengthened")
  func context() throws {
    #expect(throws: PlanningError.self) {
      try plan([.model: "llava-1.5-7b", .accelerator: "l4", .workload: "vision-qa", .images: "100"])
    }
    let profile = try ModelProfile(Self.planner.get().catalogs.model("llava-1.5-7b"))
    let resolver = try Self.planner.get().resolver
    let roomy = try resolver.request([
      .model: "llava-1.5-7b", .workload: "vision-qa", .contextTokens: "2000", .inputTokens: "256",
      .outputTokens: "128",
    ])
    #expect(profile.contextTokens(of: roomy) == 2000)
    let tight = try resolver.request([.model: "llava-1.5-7b", .workload: "vision-qa"])
    #expect(profile.contextTokens(of: tight) == 256 + 128 + 576)
  }
}
