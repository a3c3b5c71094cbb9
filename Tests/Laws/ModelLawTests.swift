import Catalogs
import Domain
import Planning
import TestSupport
import Testing

@Suite("Models ranked on some hardware")
struct ModelLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  struct Question: Sendable, CustomTestStringConvertible {
    let changes: RequestChanges
    let testDescription: String

    init(_ name: String, _ changes: RequestChanges) {
      self.changes = changes
      testDescription = name
    }
  }

  static let questions = [
    Question("rag on a desktop card", [.accelerator: "rtx-4090", .workload: "rag"]),
    Question("a rate with limits", [.accelerator: "l4", .requestsPerSecond: "2", .maximumAccuracyLoss: "1%"]),
    Question("offline on two", [.accelerator: "l40s", .mode: "offline", .count: "2"]),
    Question("llama.cpp on a Mac", [.accelerator: "apple-m4-max", .workload: "instruction"]),
    Question("embeddings", [.accelerator: "l4", .workload: "document-retrieval"]),
    Question("pictures", [.accelerator: "h100-sxm", .workload: "vision-qa"]),
    Question("pictures alone", [.accelerator: "l4", .workload: "vision-classification"]),
    Question("a scheme", [.accelerator: "l4", .scheme: "w8a16"]),
    Question("a list of hardware", [.accelerator: "l4,rtx-4090", .workload: "rag"]),
  ]

  @Test("Each row is what plan answers for its model", arguments: questions)
  func rows(question: Question) throws {
    let planner = try Self.planner.get()
    let report = try planner.models(question.changes)
    #expect(report.fits)
    // Every row would take minutes unoptimized.
    let stride = max(report.rows.count / 3, 1)
    for row in report.rows.enumerated().filter({ $0.offset % stride == 0 }).map(\.element) {
      var asked = question.changes
      asked[.model] = row.model.id
      asked[.workload] = question.changes[.workload] ?? "chat"
      asked[.count] = question.changes[.count] ?? "1"
      let plan = try planner.plan(planner.resolver.request(asked))
      #expect((plan.verdict.outcome != .doesNotFit) == (row.best != nil), "\(row.model.id)")
      guard let best = row.best else { continue }
      #expect(best.deployment == plan.deployment, "\(row.model.id)")
      #expect(best.memory == plan.memory, "\(row.model.id)")
      #expect(best.performance == plan.performance, "\(row.model.id)")
      #expect(best.cost == plan.cost && best.quality.recovery == plan.quality.recovery, "\(row.model.id)")
      #expect(row.missed.count == plan.verdict.missedTargets.count, "\(row.model.id)")
    }
  }

  @Test(
    "What meets every target comes first, then by the task's published quality, then by size; each model once",
    arguments: [("rag", "MMLU"), ("coding", "LiveCodeBench")])
  func order(workload: String, benchmark: String) throws {
    let report = try Self.planner.get().models([.accelerator: "rtx-4090", .workload: workload])
    #expect(report.rows.map(\.rank) == report.rows.map(\.rank).sorted())
    #expect(report.benchmark == benchmark)
    #expect(Set(report.rows.map(\.model.id)).count == report.rows.count)
    for rank in 0...1 {
      let rows = report.rows.filter { $0.rank == rank }
      let known = rows.compactMap { $0.expected(report.benchmark) }
      #expect(known == known.sorted(by: >))
      // Of two that nobody published results of, the one that is no smaller and no older stands first.
      let others = rows.filter { $0.expected(report.benchmark) == nil && $0.kept == rows.first?.kept }
      for (first, second) in zip(others, others.dropFirst()) {
        let (one, two) = (first.model, second.model)
        let isDominated =
          two.parameters > one.parameters && two.activeParametersPerToken > one.activeParametersPerToken
          && two.released ?? "" > one.released ?? ""
        #expect(!isDominated, "\(one.id) before \(two.id)")
      }
    }
  }

  @Test("No model stands where it can't do the task, and none that can is forgotten")
  func tasks() throws {
    let planner = try Self.planner.get()
    let examples = [
      "chat": "qwen3-8b", "document-retrieval": "bge-m3", "vision-qa": "qwen2.5-vl-7b-instruct",
      "vision-classification": "vit-base-patch16-224", "segmentation": "sam-vit-huge", "speech": "whisper-small",
      "image-generation": "flux.1-dev", "reranking": "bge-reranker-v2-m3", "embedding": "bge-m3", "fraud": "finbert",
    ]
    for (workload, example) in examples {
      let report = try planner.models([.accelerator: "h100-sxm", .workload: workload])
      let task = ModelTask(try planner.catalogs.workload(workload))
      let able = try planner.catalogs.allModels().filter(task.suits).map(\.id)
      #expect(Set(report.rows.map(\.model.id) + report.leftOut.map(\.model)) == Set(able), "\(workload)")
      #expect(report.rows.contains { $0.model.id == example }, "\(workload)")
      #expect(workload == "chat" || !able.contains("qwen3-8b"), "\(workload)")
    }
  }

  @Test("Encoders stand where they do what they were made for, and nowhere else")
  func encoders() throws {
    let planner = try Self.planner.get()
    let examples = [
      "reranking": "bge-reranker-v2-m3", "embedding": "bge-m3", "document-retrieval": "bge-m3",
      "fraud": "twitter-roberta-base-sentiment",
    ]
    for (workload, example) in examples {
      let rows = try planner.models([.accelerator: "l4", .workload: workload]).rows.map(\.model.id)
      #expect(rows.contains(example), "\(workload)")
      #expect(Set(rows).isDisjoint(with: Set(examples.values).subtracting([example])), "\(workload)")
    }
  }

  @Test("A smaller sibling does what the model was made for")
  func siblings() throws {
    let planner = try Self.planner.get()
    let catalogs = planner.catalogs
    var offers = 0
    for (model, accelerator) in [
      ("bge-reranker-v2-m3", "t4"), ("bge-m3", "t4"), ("llama-3.1-8b-instruct", "rtx-4060"), ("llama-2-70b", "l4"),
    ] {
      let asked: RequestChanges = [.model: model, .accelerator: accelerator, .requestsPerSecond: "400"]
      let task = try catalogs.model(model).task
      for repair in try planner.plan(planner.resolver.request(asked)).repairs where repair.request.model != model {
        #expect(try catalogs.model(repair.request.model).task == task, "\(model): \(repair.request.model)")
        offers += 1
      }
    }
    #expect(offers > 0)
  }

  @Test("A reranker's usual workload is reranking")
  func usual() throws {
    let planner = try Self.planner.get()
    #expect(try planner.resolver.request([.model: "bge-reranker-v2-m3"]).workload == "reranking")
    #expect(try planner.resolver.request([.model: "bge-m3"]).workload == "document-retrieval")
  }

  @Test("What compares pictures with texts sorts pictures too")
  func comparing() throws {
    let report = try Self.planner.get().models([.accelerator: "l4", .workload: "vision-classification"])
    #expect(report.rows.contains { $0.model.id == "clip-vit-large-patch14" })
    #expect(!report.rows.contains { $0.model.id == "bge-m3" })
  }

  @Test("Too much hardware is refused with what to do")
  func any() throws {
    #expect(throws: PlanningError.self) { try Self.planner.get().models([.accelerator: "any"]) }
  }
}
