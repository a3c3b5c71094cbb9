import Catalogs
import Domain
import Planning
import Quantities
import TestSupport
import Testing

@Suite("Models of images")
struct ImageModelLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func plan(_ model: String, _ changes: RequestChanges = [:]) throws -> Plan {
    let planner = try Self.planner.get()
    let asked: RequestChanges = [.model: model, .accelerator: "h100-sxm", .count: "1"]
    return try planner.plan(planner.resolver.request(changes.over(asked)))
  }

  static let segmenters = ["sam-vit-base", "sam-vit-large", "sam-vit-huge"]

  @Test("Segmenters are counted in images, and have no time per token", arguments: segmenters)
  func images(model: String) throws {
    let plan = try plan(model, [.workload: "segmentation"])
    #expect(plan.verdict.outcome == .fits)
    #expect(plan.performance.timePerOutputTokenSeconds == nil)
    #expect(plan.performance.items?.unit == .images)
    #expect((plan.cost.usdPerMillionItems ?? 0) > 0 && plan.cost.usdPerMillionTokens == nil)
  }

  @Test("A larger segmenter encodes fewer images a second, and takes more memory")
  func sizes() throws {
    let plans = try Self.segmenters.map { try plan($0, [.workload: "segmentation"]) }
    let rates = plans.map(\.performance.requestsPerSecond.likely)
    #expect(rates == rates.sorted(by: >))
    let weights = plans.map(\.memory.weightsBytes)
    #expect(weights == weights.sorted())
  }

  static let generators = ["flux.1-dev", "flux.1-schnell", "sdxl"]

  @Test("Generators are counted in images, and tell how these come about", arguments: generators)
  func generated(model: String) throws {
    let plan = try plan(model)
    #expect(plan.verdict.outcome == .fits && plan.request.workload == "image-generation")
    #expect(plan.performance.timePerOutputTokenSeconds == nil)
    #expect(plan.performance.items?.unit == .images)
    #expect((plan.cost.usdPerMillionItems ?? 0) > 0 && plan.cost.usdPerMillionTokens == nil)
    let told = plan.assumptions.compactMap { statement -> Int? in
      if case .denoising(let image)? = statement.fact { image.steps } else { nil }
    }
    #expect(told.count == 1)
    let companions = plan.memory.items.filter { $0.kind.fact == .companions }
    #expect(companions.count == 1 && companions[0].bytes < plan.memory.weightsBytes)
  }

  @Test("Text encoders and image decoder stay at 16 bits, whatever the network is stored in", arguments: generators)
  func companions(model: String) throws {
    let bytes = try ["bf16", "fp8-dynamic", "nf4"].map { scheme in
      try plan(model, [.scheme: scheme]).memory.items.first { $0.kind.fact == .companions }?.bytes
    }
    #expect(bytes[0] != nil && Set(bytes).count == 1)
  }

  @Test("Where images are asked for and no model, the models that make them are ranked, and no others")
  func ranked() throws {
    let planner = try Self.planner.get()
    let report = try planner.models([.workload: "image-generation", .accelerator: "rtx-4090"])
    let makers = try planner.catalogs.allModels().filter { $0.architecture?.kind == .denoiser }.map(\.id)
    #expect(Set(report.rows.map(\.model.id)).union(report.leftOut.map(\.model)) == Set(makers))
    #expect(report.rows.contains { $0.model.id == "flux.1-schnell" } && makers.count >= 3)
  }

  @Test("Another model's default workload and engine don't stay for one that makes images")
  func changed() throws {
    let planner = try Self.planner.get()
    let chat = try planner.resolver.request([.model: "qwen3-8b", .accelerator: "h100-sxm"])
    let images = try planner.resolver.request([.model: "flux.1-dev"], from: chat)
    #expect(images.workload == "image-generation" && images.engine == "diffusers")
    let back = try planner.resolver.request([.model: "qwen3-8b"], from: images)
    #expect(back.workload == chat.workload && back.engine == chat.engine)
  }

  @Test(
    "An encoder of text and pictures looks at pictures as fast as one of pictures alone that is as large",
    arguments: [
      ("clip-vit-base-patch16", "vit-base-patch16-224"), ("clip-vit-large-patch14", "vit-large-patch16-224"),
      ("siglip-base-patch16-224", "vit-base-patch16-224"),
    ])
  func pictures(model: String, alike: String) throws {
    let changes: RequestChanges = [.workload: "vision-classification", .scheme: "bf16", .engine: "transformers"]
    let (ours, theirs) = (try plan(model, changes), try plan(alike, changes))
    let ratio = ours.performance.requestsPerSecond.likely / theirs.performance.requestsPerSecond.likely
    // The larger one cuts a picture into 257 patches instead of 197, and a pass carries more pictures than patches allow.
    #expect((0.6...1.5).contains(ratio), "\(ratio)")
    let embedding: RequestChanges = [.workload: "embedding", .mode: "offline", .inputTokens: "64"]
    let text = try plan(model, embedding.over(changes))
    #expect(text.performance.requestsPerSecond.likely > ours.performance.requestsPerSecond.likely)
  }

  @Test("Two pictures in a request take an encoder of pictures twice as long")
  func twice() throws {
    let rates = try ["1", "2"].map {
      try plan("vit-base-patch16-224", [.images: $0, .scheme: "bf16"]).performance.requestsPerSecond.likely
    }
    #expect((1.8...2.2).contains(rates[0] / rates[1]))
  }

  @Test("Another size than what is known of a generator, and pictures that it doesn't read, are refused")
  func refused() throws {
    for changes: RequestChanges in [[.imageSize: "512x512"], [.images: "2"]] {
      #expect(throws: PlanningError.self) { try plan("flux.1-dev", changes) }
    }
    #expect(throws: Never.self) { try plan("flux.1-dev", [.imageSize: "1024x1024"]) }
  }
}
