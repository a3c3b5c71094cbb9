import Catalogs
import Domain
import Planning
import Quantities
import TestSupport
import Testing

@Suite("Hosts and what joins them")
struct HostLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private static func plan(_ changes: RequestChanges) throws -> Plan {
    let planner = try planner.get()
    return try planner.plan(planner.resolver.request(changes))
  }

  @Test("No link is faster for joining more accelerators")
  func rates() throws {
    for accelerator in try Self.planner.get().catalogs.allAccelerators() {
      let rates = (2...600).map { accelerator.links.rate(joining: $0)?.value ?? .infinity }
      #expect(zip(rates, rates.dropFirst()).allSatisfy { $0 >= $1 }, "\(accelerator.id)")
    }
  }

  static let desktops: [(model: String, accelerator: String, count: Int, engine: String, scheme: String)] = [
    ("llama-3.3-70b", "rtx-3090", 4, "vllm", "awq"), ("llama-3.3-70b", "dgx-spark", 2, "vllm", "fp8-dynamic"),
    ("qwen3-32b", "rtx-pro-6000-blackwell", 8, "sglang", "bf16"),
    ("gemma-4-31b", "rtx-3090", 2, "llama-cpp", "gguf-q6_k"),
  ]

  @Test("One user's answers come from all cards of a case at once, by tensor parallel", arguments: desktops)
  func desktop(model: String, accelerator: String, count: Int, engine: String, scheme: String) throws {
    let plan = try Self.plan([
      .model: model, .accelerator: accelerator, .count: "\(count)", .engine: engine, .scheme: scheme,
      .concurrency: "1",
    ])
    #expect(plan.deployment.layout.tensorParallel == count)
    #expect(!plan.rejected.contains { $0.reason.fact?.code == "beyondNode" })
  }

  @Test("A replica in several hosts says what it takes to join them")
  func hosts() throws {
    let plan = try Self.plan([.model: "deepseek-v3", .accelerator: "h100-sxm", .count: "16", .scheme: "fp8-block"])
    let network = plan.assumptions.compactMap(\.fact).first { $0.code == "network" }
    #expect((network != nil) == (plan.deployment.layout.count > 8))
  }
}
