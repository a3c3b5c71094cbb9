import Catalogs
import Domain
import Planning
import Platform
import Quantities
import Tensors
import TestSupport
import Testing

/// Questions of all models, hardware and options, most of which nobody would ask.
///
/// `QUANTPLAN_FUZZ_PLANS` says how many to ask; `make fuzz` asks 2,000.
@Suite("Plans of random questions")
struct PlanFuzzTests {
  private static let count = getenv("QUANTPLAN_FUZZ_PLANS").flatMap { Int(String(cString: $0)) } ?? 12
  private static let planner = Result { try ShippedCatalogs.planner() }

  @Test("Each is answered, and the answer adds up, or refused with a reason")
  func plans() throws {
    let planner = try Self.planner.get()
    let names = Names(planner.catalogs)
    var generator = SeededGenerator(seed: 2026)
    var answered = 0
    for _ in 0..<Self.count {
      let changes = names.question(&generator)
      let asked = RequestField.all.compactMap { field in changes[field].map { "\(field.id) \($0)" } }
      do {
        let plan = try planner.plan(planner.resolver.request(changes))
        answered += 1
        check(plan, Comment(rawValue: asked.joined(separator: ", ")))
      } catch is PlanningError {
      } catch is RequestProblem {
      }
    }
    #expect(answered > Self.count / 4)
  }

  private func check(_ plan: Plan, _ asked: Comment) {
    let (memory, deployment) = (plan.memory, plan.deployment)
    #expect(MemoryLedger.total(memory.items) == memory.totalBytes, asked)
    #expect(memory.capacityBytes - memory.totalBytes == memory.spareBytes, asked)
    let copies = deployment.replicas + deployment.spareReplicas
    #expect(deployment.count == Layout.product(deployment.layout.count, copies), asked)
    if let count = plan.request.count { #expect(deployment.count == count, asked) }
    let fits = plan.verdict.outcome != .doesNotFit
    if fits { #expect(memory.spareBytes >= .zero && plan.verdict.summary.fact?.refusal == nil, asked) }
    let performance = plan.performance
    for interval in [
      performance.timeToFirstTokenSeconds, performance.outputTokensPerSecond, performance.requestsPerSecond,
    ] + [performance.timePerOutputTokenSeconds].compactMap(\.self) {
      #expect(interval.low >= 0 && interval.low <= interval.likely && interval.likely <= interval.high, asked)
      #expect(interval.high.isFinite, asked)
    }
    if fits { #expect(plan.front.count(where: \.isChosen) == 1, asked) }
    let missed = plan.verdict.targets.filter { $0.state == .missed }.count
    #expect(missed == plan.verdict.missedTargets.count, asked)
    if fits { #expect(plan.request.pins.allow(deployment.layout, replicas: deployment.replicas), asked) }
  }

  /// What questions are drawn from.
  private struct Names {
    let models: [String]
    let accelerators: [String]
    let workloads: [String]
    let engines: [String]
    let schemes: [String]

    init(_ catalogs: CatalogStore) {
      func ids(_ kind: CatalogKind) -> [String] { catalogs.entries(kind).map(\.id) }
      models = ids(.models)
      accelerators = ids(.hardware)
      workloads = ids(.workloads)
      engines = ids(.engines)
      schemes = ids(.schemes)
    }

    func question(_ generator: inout SeededGenerator) -> RequestChanges {
      func pick(_ all: [String]) -> String { all[Int(generator.next() % UInt64(all.count))] }
      var changes: RequestChanges = [.model: pick(models), .accelerator: pick(accelerators)]
      let rare: [(RequestField, [String])] = [
        (.workload, workloads), (.engine, engines), (.scheme, schemes), (.count, ["1", "2", "3", "6", "16", "40"]),
        (.mode, ["online", "offline"]), (.keyValueCache, ["fp16", "bf16", "fp8", "q8_0"]),
        (.concurrency, ["1", "7", "64", "2000"]), (.requestsPerSecond, ["0.01", "3", "500"]), (.users, ["3", "900"]),
        (.maximumTimeToFirstTokenSeconds, ["50ms", "1s", "2s@p95"]),
        (.maximumTimePerOutputTokenSeconds, ["5ms", "60ms"]),
        (.maximumAccuracyLoss, ["0.5%", "2%@low"]), (.maximumUSDPerHour, ["1", "20"]),
        (.tensorParallel, ["1", "2", "3", "8"]), (.pipelineParallel, ["1", "2", "5"]),
        (.dataParallel, ["1", "2", "4"]),
        (.expertParallel, ["1", "4"]), (.replicas, ["1", "3"]), (.memoryUtilization, ["0.3", "95%"]),
        (.maximumSequences, ["1", "100"]), (.maximumBatchedTokens, ["64", "32k"]), (.spareReplicas, ["1", "2"]),
        (.adapters, ["4", "64:128"]), (.prefixHit, ["0", "0.5", "0.9@conversation"]), (.speculative, ["mtp", "ngram"]),
        (.objective, ["latency", "energy", "quality"]),
      ]
      for (field, texts) in rare where generator.next() % 7 == 0 { changes[field] = pick(texts) }
      for load in changes.loads.dropFirst() { changes[load] = nil }
      return changes
    }
  }
}
