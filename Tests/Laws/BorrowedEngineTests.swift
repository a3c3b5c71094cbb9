import Catalogs
import Domain
import Planning
import Presentation
import Quantities
import TestSupport
import Testing

/// Engines whose figures are another's, engines of one kind of models, and forms that one engine alone has.
@Suite("Engines that borrow, and forms of their own")
struct BorrowedEngineTests {
  private static let planner = Result { try ShippedCatalogs.planner() }
  static let engines = (try? ShippedCatalogs.store().allEngines()) ?? []
  static let borrowers = engines.filter { $0.borrows != nil }.map(\.id)

  private func plan(_ changes: RequestChanges) throws -> Plan {
    let planner = try Self.planner.get()
    return try planner.plan(planner.resolver.request(changes))
  }

  @Test("An engine that borrows has its lender's figures, and each plan with it says so", arguments: borrowers)
  func borrowed(_ id: String) throws {
    let catalogs = try Self.planner.get().catalogs
    let engine = try catalogs.engine(id)
    let loan = try #require(engine.borrows)
    let lender = try catalogs.engine(loan.from)
    #expect(lender.borrows == nil)
    if loan.figures.contains(.speed) {
      #expect(engine.performance.bandwidthEfficiency == lender.performance.bandwidthEfficiency)
      #expect(engine.performance.secondsPerLayer == lender.performance.secondsPerLayer)
    }
    if loan.figures.contains(.memory) { #expect(engine.memory.contextBytes == lender.memory.contextBytes) }
    let accelerator = try #require(
      catalogs.readAccelerators().compactMap { try? $0.get() }.first {
        engine.runs(on: $0) == true && $0.memory.bytes.bytes > 20_000_000_000
      })
    let models: [ServedKind: String] = [
      .decoder: "llama-3.1-8b-instruct", .encoder: "bert-base-uncased", .denoiser: "flux.1-schnell",
    ]
    let model = engine.modelKinds?.lazy.compactMap { models[$0] }.first ?? "llama-3.1-8b-instruct"
    let told = try plan([.model: model, .accelerator: accelerator.id, .engine: id])
    #expect(
      told.assumptions.contains { $0.fact == .borrowedFigures(engine: engine.name, from: loan.from, loan.figures) })
    #expect(told.verdict.outcome != .doesNotFit, "\(accelerator.id)")
  }

  @Test("Any engine means none whose speed is that of another which runs wherever it does")
  func any() throws {
    let chosen = try plan([.model: "qwen3-8b", .accelerator: "l4", .engine: "any"]).engines.map(\.engine)
    #expect(!chosen.contains("ollama") && !chosen.contains("lmdeploy") && chosen.contains("vllm"))
    #expect(chosen.contains("mlx") && chosen.contains("neuron"))
  }

  @Test("Encoders' engines refuse decoders, and run encoders", arguments: ["tensorrt", "onnxruntime"])
  func kinds(_ engine: String) throws {
    let refused = try plan([.model: "qwen3-8b", .accelerator: "l4", .engine: engine])
    #expect(refused.verdict.summary.fact?.refusal == .otherModels(engine: try name(engine), .decoder))
    #expect(try plan([.model: "vit-base-patch16-224", .accelerator: "l4", .engine: engine]).verdict.outcome == .fits)
  }

  @Test("What makes images from noise is run by an engine for it, by default and among any, and by no other")
  func denoisers() throws {
    let asked: RequestChanges = [.model: "flux.1-dev", .accelerator: "h100-sxm", .count: "1"]
    #expect(try plan(asked).request.engine == "diffusers")
    #expect(try plan(asked.over([.engine: "any"])).request.engine == "diffusers")
    let refused = try plan(asked.over([.engine: "vllm"]))
    #expect(refused.verdict.summary.fact?.refusal == .otherModels(engine: "vLLM", .denoiser))
    #expect(refused.repairs.contains { $0.kind == .otherEngine && $0.request.engine == "diffusers" })
    let decoder = try plan([.model: "qwen3-8b", .accelerator: "h100-sxm", .engine: "diffusers"])
    #expect(decoder.verdict.summary.fact?.refusal == .otherModels(engine: "Diffusers", .decoder))
  }

  @Test(
    "What sees or hears is run by an engine for it, by default too",
    arguments: [
      ("vit-large-patch16-224", "l4", "transformers", "vllm"),
      ("sam-vit-base", "h100-sxm", "transformers", "llama-cpp"),
      ("vit-base-patch16-224", "jetson-orin-nano-super", "onnxruntime", "sglang"),
      ("whisper-large-v3", "l4", "vllm", "llama-cpp"), ("whisper-base", "l4", "vllm", "exllamav3"),
    ])
  func senses(model: String, accelerator: String, usual: String, other: String) throws {
    let asked: RequestChanges = [.model: model, .accelerator: accelerator]
    let plan = try plan(asked)
    #expect(plan.request.engine == usual && plan.verdict.outcome == .fits)
    let refused = try self.plan(asked.over([.engine: other]))
    #expect(refused.verdict.outcome == .doesNotFit)
    guard case .otherModels? = refused.verdict.summary.fact?.refusal else {
      Issue.record("\(String(describing: refused.verdict.summary))")
      return
    }
  }

  private func name(_ engine: String) throws -> String { try Self.planner.get().catalogs.engine(engine).name }

  @Test("Hardware that one engine alone runs on is planned with it")
  func trainium() throws {
    let plan = try plan([.model: "llama-3.1-8b-instruct", .accelerator: "trainium2"])
    #expect(plan.deployment.engine == "neuron" && plan.verdict.outcome != .doesNotFit)
  }

  @Test("A Mac is planned with llama.cpp unless MLX is asked for, which has formats of its own")
  func mac() throws {
    let asked: RequestChanges = [.model: "llama-3.1-8b-instruct", .accelerator: "apple-m4-pro"]
    #expect(try plan(asked).deployment.engine == "llama-cpp")
    var mlx = asked
    mlx[.engine] = "mlx"
    let plan = try plan(mlx)
    #expect(plan.verdict.outcome != .doesNotFit && plan.deployment.scheme.hasPrefix("mlx-int"))
    #expect(plan.quality.relativeSquaredError != nil && plan.deployment.keyValueCache == .bf16)
    mlx[.keyValueCache] = "int8-g64"
    mlx[.scheme] = "mlx-int4"
    let narrow = try self.plan(mlx)
    #expect(narrow.assumptions.contains { $0.words.contains("--kv-bits 8") })
    let weights = Double(narrow.memory.bytes(of: .weights).bytes)
    #expect(abs(weights / (8_030_261_248 * 4.5 / 8) - 1) < 0.01)
  }

  @Test("A form of one engine's own is planned with that engine where it runs")
  func forms() throws {
    for (scheme, accelerator, engine) in [
      ("mlx-int8", "apple-m2-ultra", "mlx"), ("openvino-int4", "xeon-8480plus-spr", "openvino"),
      ("exl3-4bpw", "rtx-4090", "exllamav3"), ("iq4_ks", "rtx-4090", "ik-llama-cpp"),
    ] {
      let plan = try plan([.model: "llama-3.1-8b-instruct", .accelerator: accelerator, .scheme: scheme])
      #expect(plan.deployment.engine == engine && plan.verdict.outcome != .doesNotFit, "\(scheme)")
    }
  }

  @Test("A form on request is weighed with the engine whose own it is, and with no other")
  func own() throws {
    let catalogs = try Self.planner.get().catalogs
    for engine in Self.engines {
      for id in engine.ownSchemes {
        let scheme = try catalogs.scheme(id)
        #expect(scheme.onRequest && scheme.engines.contains(engine.id), "\(id)")
      }
    }
    let other = try plan([.model: "qwen3-8b", .accelerator: "l4"])
    #expect(!other.rejected.contains { $0.deployment.scheme.hasPrefix("mlx") })
  }
}
