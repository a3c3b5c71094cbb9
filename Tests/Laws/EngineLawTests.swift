import Domain
import Planning
import TestSupport
import Testing

@Suite("A choice of engines")
struct EngineLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }
  /// All whose speed is their own, or that run where their lender doesn't.
  private static let all = [
    "vllm", "sglang", "tensorrt-llm", "llama-cpp", "transformers", "mlx", "neuron", "onnxruntime", "vllm-ascend",
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

  @Test("An engine that runs where the one doesn't whose speed it borrows is weighed there, and refusals say why")
  func alone() throws {
    let plan = try plan([.model: "llama-3.1-8b", .accelerator: "v100-sxm2-16gb", .engine: "any"])
    #expect(plan.engines.contains { $0.engine == "lmdeploy" && $0.best != nil })
    let reasons = Dictionary(uniqueKeysWithValues: plan.engines.map { ($0.engine, $0.reason?.fact?.code) })
    #expect(
      reasons["vllm"] == "capability" && reasons["mlx"] == "otherVendor" && reasons["onnxruntime"] == "otherModels")
    #expect(reasons["diffusers"] == nil)
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

  @Test("An engine that was named is the engine on whichever hardware of a choice")
  func named() throws {
    let planner = try Self.planner.get()
    let chosen = try plan([.model: "llama-3.1-8b", .accelerator: "mi300x,h100-sxm", .engine: "tensorrt-llm"])
    #expect(chosen.deployment.engine == "tensorrt-llm" && chosen.deployment.accelerator == "h100-sxm-80gb")
    #expect(chosen.engines.isEmpty && chosen.hardware.map(\.deployment.engine) == ["tensorrt-llm"])
    #expect(try planner.plan(chosen.request).deployment == chosen.deployment)
    let refused = try plan([.model: "llama-3.1-8b", .accelerator: "mi300x,mi325x", .engine: "tensorrt-llm"])
    #expect(refused.verdict.summary.fact?.refusal != nil)
    let first = try planner.resolver.request([.model: "qwen3-8b", .accelerator: "l4", .engine: "llama-cpp"])
    let wider = try planner.resolver.request([.accelerator: "l4,mi300x"], from: first)
    #expect(try planner.plan(wider).deployment.engine == "llama-cpp")
    let elsewhere = try planner.resolver.request([.accelerator: "mi300x"], from: chosen.request)
    #expect(elsewhere.engine == "vllm" && elsewhere.amongEngines == nil)
  }

  @Test(
    "The order in which hardware is named changes nothing",
    arguments: [
      ("llama-3.1-8b", "mi300x,a10g", "nf4-dq"), ("llama-3.3-70b", "t4,l4", "gguf-q3_k_l"),
      ("qwen3-8b", "apple-m4-max,l4,mi300x", "auto"), ("internlm3-8b-instruct", "l4,l40s,t4", "openvino-int8"),
    ] as [(String, String, String)])
  func order(model: String, hardware: String, scheme: String) throws {
    let planner = try Self.planner.get()
    let names = hardware.split(separator: ",").map(String.init)
    let plans = try [names, names.reversed()].map { names in
      try plan([.model: model, .accelerator: names.joined(separator: ","), .scheme: scheme])
    }
    #expect(plans[0].deployment == plans[1].deployment && plans[0].verdict == plans[1].verdict)
    #expect(plans[0].cost == plans[1].cost && plans[0].hardware == plans[1].hardware)
    let counts = try [names, names.reversed()].map { names in
      try planner.fit(
        planner.resolver.request([.model: model, .accelerator: names.joined(separator: ",")]), accelerators: names
      ).rows.sorted { ($0.hardware, $0.scheme) < ($1.hardware, $1.scheme) }
    }
    #expect(counts[0] == counts[1])
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
