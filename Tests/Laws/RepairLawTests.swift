import Domain
import Planning
import Presentation
import Quantities
import TestSupport
import Testing

@Suite("Repairs repair")
struct RepairLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  /// Questions on one or two accelerators, many of which fail.
  static let questions: [RequestChanges] = RandomQuestion.drawn(12, seed: 77).enumerated().map { index, question in
    var changes = question.changes
    changes[.count] = index % 2 == 0 ? "1" : "2"
    if index % 3 == 0 { changes[.maximumTimePerOutputTokenSeconds] = "15" }
    return changes
  }

  @Test("Each does what it says, and where a count can cure a plan one of them does", arguments: questions)
  func promises(changes: RequestChanges) throws {
    let planner = try Self.planner.get()
    let plan = try planner.plan(planner.resolver.request(changes))
    let before = plan.verdict.missedTargets.count
    for repair in plan.repairs {
      guard case .fact(.fits(let fit)) = repair.effect else { continue }
      let again = try planner.plan(repair.request)
      #expect(fit.differences(from: again).isEmpty, "\(String(describing: repair.kind))")
      if before > 0, plan.verdict.outcome != .doesNotFit { #expect(fit.stillMisses.count < before) }
    }
    if plan.verdict.outcome == .doesNotFit || before > 0 { try cures(plan, planner) }
  }

  @Test("Repairs call things by their names, and a miss is what its plan calls it")
  func names() throws {
    let planner = try Self.planner.get()
    let asked: [RequestChanges] = [
      [.model: "llama-3.3-70b", .accelerator: "t4", .count: "1"],
      [.model: "llama-3.3-70b", .accelerator: "mi325x", .count: "8", .maximumUSDPerHour: "1"],
      [.model: "nemotron-3-super-120b-a12b", .accelerator: "rtx-pro-4500", .count: "2", .spareReplicas: "1"],
      [
        .model: "llama-3.1-70b", .accelerator: "a3-highgpu-1g", .count: "1", .engine: "tensorrt-llm",
        .scheme: "gguf-q4_k_m",
      ],
    ]
    for changes in asked {
      let plan = try planner.plan(planner.resolver.request(changes))
      #expect(!plan.repairs.isEmpty, "\(changes)")
      for repair in plan.repairs {
        let again = try planner.plan(repair.request)
        let id = again.deployment.accelerator
        #expect(!repair.action.words.contains(id) && !repair.effect.words.contains(id), "\(repair.action.words)")
        if case .fact(.fits(let fit)) = repair.effect { #expect(fit.differences(from: again).isEmpty) }
      }
    }
  }

  static let pinned: [RequestChanges] = [
    [
      .model: "llama-3.1-8b", .accelerator: "mi300x", .concurrency: "32", .maximumTimePerOutputTokenSeconds: "14",
      .tensorParallel: "3",
    ],
    [
      .model: "llama-3.3-70b", .accelerator: "h100-sxm", .concurrency: "48", .maximumTimePerOutputTokenSeconds: "9",
      .replicas: "1", .count: "1",
    ],
    [
      .model: "qwen3.5-2b", .accelerator: "l40s", .workload: "security-screening",
      .maximumTimePerOutputTokenSeconds: "14@p99", .scheme: "gguf-q8_0", .contextTokens: "32k",
    ],
    [.model: "llama-3.3-70b", .accelerator: "t4", .count: "1"],
  ]

  @Test("The line that is printed, behind what was asked, asks for the repair", arguments: pinned)
  func lines(asked: RequestChanges) throws {
    let planner = try Self.planner.get()
    let plan = try planner.plan(planner.resolver.request(asked))
    #expect(!plan.repairs.isEmpty)
    for repair in plan.repairs {
      var words = RequestText.change(from: plan.request, to: repair.request)
      var model: String?
      if !words.hasPrefix("--") {
        let parts = words.split(separator: " ", maxSplits: 1).map(String.init)
        (model, words) = (parts.first, parts.count > 1 ? parts[1] : "")
      }
      var changes = try RequestChanges(options: words)
      if let model { changes[.model] = model }
      let typed = try planner.plan(planner.resolver.request(changes.over(asked)))
      let again = try planner.plan(repair.request)
      #expect(typed.deployment == again.deployment, "\(words)")
      #expect(typed.performance == again.performance && typed.memory == again.memory, "\(words)")
    }
  }

  @Test("Cheaper hardware for a job makes the job cheaper, not the hour alone")
  func cheaperJob() throws {
    let planner = try Self.planner.get()
    let asked: [RequestChanges] = [
      [.model: "llama-4-scout", .accelerator: "h100-sxm", .mode: "offline"],
      [
        .model: "llama-3.1-8b", .accelerator: "h100-sxm", .workload: "classification", .documents: "5M",
        .withinSeconds: "48h",
      ],
    ]
    for changes in asked {
      let plan = try planner.plan(planner.resolver.request(changes))
      for repair in plan.repairs where repair.kind == .cheaperAccelerator {
        let cheaper = try planner.plan(repair.request).cost
        #expect(try #require(cheaper.usdPerMillionTokens) < (try #require(plan.cost.usdPerMillionTokens)))
      }
    }
  }

  @Test("A smaller sibling takes no more of the same than it needs, where nobody said how many")
  func sibling() throws {
    let planner = try Self.planner.get()
    let plan = try planner.plan(
      planner.resolver.request([
        .model: "qwen2.5-14b", .accelerator: "l40s", .workload: "rag", .requestsPerDay: "400k",
        .maximumTimeToFirstTokenSeconds: "2s@p95", .maximumTimePerOutputTokenSeconds: "60ms@p99",
      ]))
    let repair = try #require(plan.repairs.first { $0.kind == .smallerModel })
    var open = repair.request
    open.count = nil
    #expect(try planner.plan(open).deployment.count == repair.request.count && plan.deployment.count > 1)
  }

  @Test("What doesn't fit is as fast as if it did, with the sequences that were asked for")
  func unfit() throws {
    let planner = try Self.planner.get()
    let asked: RequestChanges = [.model: "llama-4-scout", .accelerator: "h100-sxm", .count: "1", .scheme: "bf16"]
    let plan = try planner.plan(planner.resolver.request(asked))
    #expect(plan.verdict.outcome == .doesNotFit && plan.performance.batch == plan.request.concurrency)
    #expect(plan.performance.timeToFirstTokenSeconds.likely < 1)
  }

  @Test("Fewer of the same are offered where more of them made it worse")
  func fewer() throws {
    let planner = try Self.planner.get()
    let plan = try planner.plan(
      planner.resolver.request([
        .model: "mistral-large-instruct-2411", .accelerator: "l40s", .workload: "translation",
        .scheme: "w4a16-g128", .concurrency: "1", .count: "3",
      ]))
    #expect(!plan.verdict.missedTargets.isEmpty)
    #expect(plan.repairs.contains { $0.kind == .fewerAccelerators && $0.request.count == 2 })
  }

  @Test("Where scheme and cache both can't run, other hardware leaves them to the planner")
  func both() throws {
    let planner = try Self.planner.get()
    let plan = try planner.plan(
      planner.resolver.request([
        .model: "llama-3.1-8b", .accelerator: "rtx-5090", .count: "1", .scheme: "nf4", .keyValueCache: "q8_0",
      ]))
    let repair = try #require(plan.repairs.first { $0.kind == .otherHardware })
    #expect(try planner.plan(repair.request).verdict.missedTargets.isEmpty)
  }

  /// Plans that one change alone doesn't cure, or that the first change of a kind that helps doesn't.
  static let hard: [RequestChanges] = [
    [.model: "qwen3-32b", .accelerator: "l4", .count: "1", .maximumTimePerOutputTokenSeconds: "15"],
    [
      .model: "qwen3-32b", .accelerator: "l4", .count: "2", .maximumTimePerOutputTokenSeconds: "20",
      .maximumUSDPerHour: "0.5",
    ],
  ]

  @Test("What takes more than one change, or more than the first that helps, is cured too", arguments: hard)
  func combinations(changes: RequestChanges) throws {
    let planner = try Self.planner.get()
    let plan = try planner.plan(planner.resolver.request(changes))
    #expect(plan.verdict.outcome == .doesNotFit || !plan.verdict.missedTargets.isEmpty)
    let cures = plan.repairs.filter { repair in
      guard case .fact(.fits(let fit)) = repair.effect else { return false }
      return fit.stillMisses.isEmpty
    }
    #expect(!cures.isEmpty)
    for cure in cures {
      let again = try planner.plan(cure.request).verdict
      #expect(again.outcome != .doesNotFit && again.missedTargets.isEmpty)
    }
  }

  private func cures(_ plan: Plan, _ planner: Planner) throws {
    var open = plan.request
    open.count = nil
    let best = try planner.plan(open)
    guard best.verdict.outcome != .doesNotFit, best.verdict.missedTargets.isEmpty else { return }
    let cured = plan.repairs.contains { repair in
      guard case .fact(.fits(let fit)) = repair.effect else { return false }
      return fit.stillMisses.isEmpty
    }
    #expect(cured)
  }
}
