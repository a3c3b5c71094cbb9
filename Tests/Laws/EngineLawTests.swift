import Domain
import Planning
import TestSupport
import Testing

@Suite("A choice of engines")
struct EngineLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }
  /// All whose speed is their own, or that run where their lender doesn't.
  private static let all = [
    "vllm", "sglang", "tensorrt-llm", "llama-cpp", "transformers", "mlx", "neuron", "onnxruntime",
  ]

  private func plan(_ changes: RequestChanges) throws -> Plan {
    let planner = try Self.planner.get()
    return try planner.plan(planner.resolver.request(changes))
  }

  static let questions: [RequestChanges] = [
    [.model: "qwen3-8b", .accelerator: "l4"],
    [.model: "llama-3.3-70b", .accelerator: "h100-sxm", .objective: "latency"],
    [.model: "qwen3-8b", .accelerator: "mi300x", .mode: "offline"],
    [.model: "qwen3-32b", .accelerator: "l40s", .requestsPerSecond: "4", .objective: "energy"],
  ]

  @Test(
    "The answer is that of the engine pinned, and no other engine serves the objective better", arguments: questions)
  func best(question: RequestChanges) throws {
    var asked = question
    asked[.engine] = "any"
    let chosen = try plan(asked)
    #expect(Set(chosen.engines.map(\.engine)) == Set(Self.all))
    #expect(chosen.engines.first?.engine == chosen.deployment.engine)
    #expect(chosen.engines.allSatisfy { ($0.best == nil) == ($0.reason != nil) })
    asked[.engine] = chosen.deployment.engine
    let pinned = try plan(asked)
    #expect(pinned.deployment == chosen.deployment && pinned.performance == chosen.performance)
    #expect(pinned.verdict == chosen.verdict && pinned.engines.isEmpty)
    for answer in chosen.engines where answer.best != nil {
      asked[.engine] = answer.engine
      let other = try plan(asked)
      #expect(other.deployment == answer.best?.deployment)
      #expect(other.verdict.missedTargets.count >= chosen.verdict.missedTargets.count)
    }
  }

  @Test("What was chosen is chosen again by what was asked, and another engine takes the choice back")
  func again() throws {
    let planner = try Self.planner.get()
    let first = try plan([.model: "qwen3-8b", .accelerator: "l4", .engine: "sglang,vllm"])
    #expect(try planner.plan(first.request) == first)
    let pinned = try planner.resolver.request([.engine: "llama-cpp"], from: first.request)
    #expect(pinned.amongEngines == nil && pinned.engine == "llama-cpp")
    #expect(try planner.resolver.request([.count: "2"], from: first.request).amongEngines == "sglang,vllm")
  }

  @Test("Engines and hardware are chosen together")
  func hardware() throws {
    let chosen = try plan([.model: "qwen3-8b", .accelerator: "l4,mi300x,apple-m4-max", .engine: "any"])
    let again = try plan([
      .model: "qwen3-8b", .accelerator: chosen.deployment.accelerator, .engine: chosen.deployment.engine,
    ])
    #expect(again.deployment == chosen.deployment)
    #expect(Set(chosen.hardware.map(\.deployment.accelerator)).count == chosen.hardware.count)
  }

  @Test("Of each scheme fit tells the engine that needs the fewest")
  func fit() throws {
    let planner = try Self.planner.get()
    func rows(_ engine: String) throws -> [FitRow] {
      let asked: RequestChanges = [.model: "qwen3-32b", .accelerator: "l4", .engine: engine]
      return try planner.fit(planner.resolver.request(asked), accelerators: ["l4"]).rows
    }
    let any = try rows("any")
    for engine in Self.all {
      for row in try rows(engine) where row.count != nil {
        let least = try #require(any.first { $0.scheme == row.scheme })
        #expect(least.count ?? .max <= row.count ?? .max, "\(row.scheme) \(engine)")
      }
    }
  }
}
