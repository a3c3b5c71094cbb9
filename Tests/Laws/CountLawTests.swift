import Domain
import Planning
import TestSupport
import Testing

@Suite("Counts of accelerators")
struct CountLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  static let rows: [(model: String, accelerator: String, engine: String, scheme: String)] = [
    ("falcon3-10b", "l40s", "llama-cpp", "gguf-q5_k_m"), ("llama-3.1-8b", "l4", "vllm", "bf16"),
    ("qwen3-30b-a3b", "l40s", "vllm", "bf16"), ("llama-3.3-70b", "a100-sxm-80gb", "vllm", "w8a8-int8"),
  ]

  @Test("What fit says is needed is the least count that a plan accepts", arguments: rows)
  func least(model: String, accelerator: String, engine: String, scheme: String) throws {
    let planner = try Self.planner.get()
    var request = try planner.resolver.request([
      .model: model, .accelerator: accelerator, .engine: engine, .concurrency: "64", .contextTokens: "4096",
    ])
    let report = try planner.fit(request, accelerators: [accelerator], schemes: [scheme])
    let row = try #require(report.rows.first { $0.scheme == scheme })
    #expect((row.countByCapacity ?? 0) <= (row.count ?? .max))
    request.scheme = scheme
    let least = try (1...8).first { count in
      request.count = count
      return try planner.plan(request).verdict.outcome != .doesNotFit
    }
    #expect(row.count == least)
  }
}
