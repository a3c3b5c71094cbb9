import Catalogs
import Domain
import Planning
import Quantities
import TestSupport
import Testing

@Suite("What is never joined")
struct JoiningLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private static func plan(_ changes: RequestChanges) throws -> Plan {
    let planner = try planner.get()
    return try planner.plan(planner.resolver.request(changes))
  }

  private static func slices() throws -> [Accelerator] {
    try planner.get().catalogs.allAccelerators().filter { $0.id.contains("-mig-") }
  }

  @Test("Every slice stands alone")
  func alone() throws {
    #expect(try Self.slices().count >= 12)
    for slice in try Self.slices() { #expect(slice.links.standsAlone == true, "\(slice.id)") }
  }

  @Test("Slices are replicas, never parts of one", arguments: ["vllm", "llama-cpp", "sglang"])
  func replicas(engine: String) throws {
    for slice in ["h100-2g.20gb", "a100-sxm-80gb-mig-3g-40gb"] {
      for model in ["llama-3.1-8b", "qwen3-32b"] {
        let plan = try Self.plan([.model: model, .accelerator: slice, .count: "4", .engine: engine])
        #expect(
          plan.verdict.outcome == .doesNotFit || plan.deployment.layout.count == 1 && plan.deployment.replicas == 4)
        #expect(plan.alternatives.allSatisfy { $0.outcome == .doesNotFit || $0.deployment.layout.count == 1 })
      }
    }
  }

  @Test("Joining slices is refused with its reason")
  func refused() throws {
    let plan = try Self.plan([
      .model: "llama-3.1-8b", .accelerator: "h100-2g.20gb", .count: "4", .tensorParallel: "4",
    ])
    #expect(plan.verdict.outcome == .doesNotFit)
    #expect(plan.rejected.contains { $0.reason.code == "standsAlone" })
  }

  @Test(
    "Laptops, phones and desktops of one memory are not joined unasked",
    arguments: ["apple-m4-max", "strix-halo-128gb", "rtx-4090-mobile-16gb"])
  func machines(accelerator: String) throws {
    for model in ["qwen3-8b", "llama-3.3-70b"] {
      let plan = try Self.plan([.model: model, .accelerator: accelerator])
      #expect(plan.deployment.count == 1)
      #expect(plan.alternatives.allSatisfy { $0.deployment.count == 1 })
    }
    #expect(try Self.plan([.model: "qwen3-8b", .accelerator: accelerator, .count: "2"]).deployment.count == 2)
  }

  @Test("Unequal cards share a model by layers, and take as long as both one after another")
  func unequal() throws {
    let catalogs = try Self.planner.get().catalogs
    for (pair, cards) in [("rtx-4090-rtx-3090", ["rtx-4090", "rtx-3090"]), ("4090-3060", ["4090", "rtx-3060-12gb"])] {
      let both = try catalogs.accelerator(pair)
      let single = try cards.map { try catalogs.accelerator($0) }
      let bytes = single.reduce(0) { $0 + $1.memory.bytes.bytes }
      #expect(both.memory.bytes.bytes == bytes / 2)
      let time = single.reduce(0) { $0 + Double($1.memory.bytes.bytes) / $1.memory.bandwidth.value }
      #expect(abs(Double(bytes) / both.memory.bandwidth.value / time - 1) < 1e-12)
      let plan = try Self.plan([.model: "qwen3-14b", .accelerator: pair, .concurrency: "1"])
      #expect(plan.deployment.engine == "llama-cpp" && plan.deployment.count == 2)
      #expect(plan.deployment.layout.pipelineParallel == 2 && plan.deployment.layout.tensorParallel == 1)
    }
  }

  @Test("A pair is as fast as two of either at most and at least")
  func between() throws {
    func seconds(_ hardware: String, _ count: String) throws -> Double {
      try Self.plan([
        .model: "qwen3-32b", .accelerator: hardware, .count: count, .concurrency: "1", .engine: "llama-cpp",
        .scheme: "gguf-q4_k_m", .tensorParallel: "1", .pipelineParallel: "2",
      ]).performance.timePerOutputTokenSeconds?.likely ?? 0
    }
    let (fast, slow) = (try seconds("rtx-4090", "2"), try seconds("rtx-3090", "2"))
    let pair = try seconds("rtx-4090-rtx-3090", "1")
    #expect(min(fast, slow) <= pair && pair <= max(fast, slow))
    #expect(pair > 0)
  }

  @Test("Engines that share a model equally refuse unequal cards with the reason")
  func equalOnly() throws {
    let plan = try Self.plan([
      .model: "llama-3.1-8b", .accelerator: "rtx-4090-rtx-3090", .engine: "vllm", .scheme: "bf16",
    ])
    #expect(plan.verdict.outcome == .doesNotFit)
    #expect(plan.rejected.contains { $0.reason.code == "unequalCards" })
  }
}
