import Domain
import Planning
import Quantities
import TestSupport
import Testing

@Suite("Layouts that are asked for")
struct LayoutLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private static func plan(_ changes: RequestChanges) throws -> Plan {
    let planner = try planner.get()
    return try planner.plan(planner.resolver.request(changes))
  }

  static let pins: [(model: String, pins: RequestChanges, count: Int)] = [
    ("llama-3.3-70b", [.tensorParallel: "4", .replicas: "2"], 8),
    ("llama-3.1-8b", [.tensorParallel: "2", .pipelineParallel: "3", .replicas: "2"], 12),
    ("deepseek-v3", [.tensorParallel: "2", .dataParallel: "8", .pipelineParallel: "1", .replicas: "1"], 16),
    ("qwen3-30b-a3b", [.expertParallel: "4", .pipelineParallel: "1", .replicas: "1"], 4),
    ("phi-3.5-moe-instruct", [.tensorParallel: "1", .expertParallel: "4", .replicas: "1"], 4),
    ("qwen3-30b-a3b", [.dataParallel: "2", .expertParallel: "8", .pipelineParallel: "1"], 8),
  ]

  @Test("A plan is spread as it was asked to be, and its count is the product", arguments: pins)
  func asked(model: String, pins: RequestChanges, count: Int) throws {
    var changes = pins
    (changes[.model], changes[.accelerator]) = (model, "h200-sxm")
    let plan = try Self.plan(changes)
    let (layout, replicas) = (plan.deployment.layout, plan.deployment.replicas)
    #expect(plan.deployment.count == count)
    #expect(
      layout.tensorParallel * layout.pipelineParallel * layout.dataParallel * replicas == plan.deployment.count)
    #expect(plan.request.pins.allow(layout, replicas: replicas))
    #expect(plan.verdict.outcome != .doesNotFit)
  }

  @Test("Asking for what was chosen gives the same", arguments: RandomQuestion.drawn(8, seed: 21))
  func pinned(question: RandomQuestion) throws {
    let open = try Self.plan(question.changes)
    guard open.verdict.outcome != .doesNotFit else { return }
    let layout = open.deployment.layout
    var changes = question.changes
    changes[.tensorParallel] = "\(layout.tensorParallel)"
    changes[.pipelineParallel] = "\(layout.pipelineParallel)"
    changes[.dataParallel] = "\(layout.dataParallel)"
    changes[.replicas] = "\(open.deployment.replicas)"
    changes[.count] = "\(open.deployment.count)"
    let pinned = try Self.plan(changes)
    #expect(pinned.deployment == open.deployment && pinned.memory == open.memory)
    #expect(pinned.cost == open.cost)
  }

  @Test("What no layout can be is refused with its reason")
  func impossible() throws {
    let plan = try Self.plan([.model: "llama-3.1-8b", .accelerator: "h100-sxm", .tensorParallel: "7"])
    #expect(plan.verdict.outcome == .doesNotFit)
    #expect(plan.verdict.summary.fact?.refusal == .indivisible(.queryHeads(32), ranks: 7))
    let single = try Self.plan([
      .model: "phi-3.5-moe-instruct", .accelerator: "h100-sxm", .engine: "llama-cpp", .tensorParallel: "1",
      .expertParallel: "4",
    ])
    #expect(single.verdict.summary.fact?.refusal == .noExpertParallel(engine: "llama.cpp"))
    #expect(single.deployment.count == 4)
    let counted = try Self.plan([
      .model: "ring-1t", .accelerator: "mi50-16gb", .engine: "mlx", .count: "2", .pipelineParallel: "1", .replicas: "1",
    ])
    #expect(counted.verdict.summary.fact?.refusal != nil && counted.deployment.count == 2)
    let dense = try Self.plan([.model: "llama-3.1-8b", .accelerator: "h100-sxm", .dataParallel: "2"])
    #expect(dense.verdict.summary.fact?.refusal == .nothingToShare(groups: 2))
    #expect(throws: PlanningError.self) {
      try Self.plan([.model: "llama-3.1-8b", .accelerator: "l4", .tensorParallel: "3", .count: "8"])
    }
    #expect(throws: PlanningError.self) {
      try Self.plan([
        .model: "llama-3.1-8b", .accelerator: "l4", .tensorParallel: "10000", .pipelineParallel: "10000",
      ])
    }
  }

  @Test("A count holds its spare replicas, and one that leaves no other is refused")
  func spares() throws {
    let asked: RequestChanges = [.model: "llama-3.1-8b", .accelerator: "l4", .spareReplicas: "1"]
    for count in [2, 3, 4] {
      var changes = asked
      changes[.count] = "\(count)"
      #expect(try Self.plan(changes).deployment.count == count)
    }
    var changes = asked
    changes[.count] = "1"
    #expect(throws: PlanningError.self) { try Self.plan(changes) }
  }

  @Test("Passes too many to simulate are left to averages")
  func tiny() throws {
    let plan = try Self.plan([
      .model: "llama-3.1-8b", .accelerator: "l4", .count: "1", .maximumBatchedTokens: "1", .users: "200",
      .maximumTimeToFirstTokenSeconds: "2s@p95",
    ])
    #expect(plan.performance.simulation == nil)
  }

  @Test("Groups that share experts keep latent vectors once, not on every rank")
  func groups() throws {
    let asked: RequestChanges = [
      .model: "deepseek-v3", .accelerator: "h200-sxm", .count: "8", .scheme: "fp8-block", .concurrency: "64",
      .pipelineParallel: "1", .replicas: "1",
    ]
    var tensor = asked
    tensor[.dataParallel] = "1"
    var data = asked
    data[.dataParallel] = "8"
    let (alone, grouped) = (try Self.plan(tensor), try Self.plan(data))
    #expect(grouped.memory.bytes(of: .keyValueCache) < alone.memory.bytes(of: .keyValueCache))
    #expect(grouped.memory.weightsBytes > alone.memory.weightsBytes)
    #expect(grouped.sequences == alone.sequences)
  }

  @Test("An engine that is told less memory or fewer sequences keeps to it")
  func settings() throws {
    let asked: RequestChanges = [.model: "llama-3.1-8b", .accelerator: "h100-sxm", .count: "1", .mode: "offline"]
    let usual = try Self.plan(asked)
    var told = asked
    (told[.memoryUtilization], told[.maximumSequences]) = ("50%", "16")
    let plan = try Self.plan(told)
    #expect(plan.memory.capacityBytes < usual.memory.capacityBytes && plan.performance.batch <= 16)
    #expect(plan.memory.keyValueCacheTokens < usual.memory.keyValueCacheTokens)
    let flags = plan.assumptions.compactMap(\.fact).compactMap { assumption -> String? in
      if case .flags(_, let flags, _, _) = assumption { flags } else { nil }
    }
    #expect(flags.first?.contains("--max-num-seqs 16 ") == true)
  }
}
