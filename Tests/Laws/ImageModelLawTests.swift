import Catalogs
import Domain
import Planning
import Presentation
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

  /// Published seconds of images: plain and compiled, or one of both.
  static let published: [Published] = [
    .init("sdxl", "a100-sxm-80gb", "fp16", steps: 50, 5.13...5.94),
    .init("flux.1-dev", "h100-sxm-80gb", "bf16", steps: 28, 3.88...6.71),
    .init("flux.1-dev", "h100-sxm-80gb", "fp8-dynamic", steps: 28, 3.44...3.51),
    .init("flux.1-schnell", "b200", "bf16", steps: 4, 0.41...0.42),
    .init("flux.1-schnell", "b200", "bf16", steps: 4, images: 4, 1.49...1.5),
    .init("flux.1-schnell", "b200", "fp8-dynamic", steps: 4, 0.34...0.35),
    .init("flux.1-schnell", "b200", "fp8-dynamic", steps: 4, images: 4, 1.19...1.2),
    .init("flux.1-dev", "l20", "bf16", steps: 28, 20.2...25),
    .init("flux.1-dev", "l20", "fp8-dynamic", steps: 28, 13.2...13.3),
    .init("flux.1-dev", "l40s", "bf16", steps: 1, 0.38...0.53),
  ]

  struct Published: Sendable {
    let model, accelerator, scheme: String
    let (steps, images): (Int, Int)
    let seconds: ClosedRange<Double>

    init(
      _ model: String, _ accelerator: String, _ scheme: String, steps: Int, images: Int = 1,
      _ seconds: ClosedRange<Double>
    ) {
      (self.model, self.accelerator, self.scheme) = (model, accelerator, scheme)
      (self.steps, self.images, self.seconds) = (steps, images, seconds)
    }
  }

  @Test("Images take as long as published, within what is told", arguments: published)
  func times(row: Published) throws {
    let plan = try plan(
      row.model,
      [
        .accelerator: row.accelerator, .scheme: row.scheme, .denoisingSteps: "\(row.steps)",
        .concurrency: "\(row.images)",
      ])
    let told = plan.performance.timeToFirstTokenSeconds
    #expect(told.low <= row.seconds.upperBound && row.seconds.lowerBound <= told.high, "\(told)")
    let middle = (row.seconds.lowerBound * row.seconds.upperBound).squareRoot()
    #expect(abs(told.likely / middle - 1) < 0.35, "\(told)")
  }

  @Test("Twice the steps take twice the time, and are told; models without steps refuse them")
  func steps() throws {
    let plans = try ["10", "20"].map { try plan("sdxl", [.denoisingSteps: $0]) }
    let times = plans.map(\.performance.timeToFirstTokenSeconds.likely)
    #expect(abs(times[1] / times[0] - 2) < 1e-6)
    #expect(plans[1].assumptions.contains { $0.words.contains("20 steps") })
    let planner = try Self.planner.get()
    let images = try planner.resolver.request([.denoisingSteps: "20"], from: plans[0].request)
    #expect(images.denoisingSteps == 20)
    #expect(try planner.resolver.request([.model: "qwen3-8b"], from: images).denoisingSteps == nil)
    #expect(throws: PlanningError.self) { try plan("qwen3-8b", [.denoisingSteps: "20"]) }
  }

  @Test("Another size than what is known of a generator, and pictures that it doesn't read, are refused")
  func refused() throws {
    for changes: RequestChanges in [[.imageSize: "512x512"], [.images: "2"]] {
      #expect(throws: PlanningError.self) { try plan("flux.1-dev", changes) }
    }
    #expect(throws: Never.self) { try plan("flux.1-dev", [.imageSize: "1024x1024"]) }
  }
}
