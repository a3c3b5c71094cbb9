import Catalogs
import Domain
import Planning
import TestSupport
import Testing

@Suite("Workloads that models can do")
struct WorkloadLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  @Test("Every model can do its usual workload, and was made for it where its entry tells")
  func usual() throws {
    let catalogs = try Self.planner.get().catalogs
    let defaults = try catalogs.defaults()
    for model in try catalogs.allModels() {
      let task = ModelTask(try catalogs.workload(defaults.workload(for: model)))
      #expect(task.isOpen(to: model), "\(model.id)")
      #expect([nil, .base, .classification].contains(model.task) || task.suits(model), "\(model.id)")
    }
  }

  @Test("What a model was made for is open to it, and every workload is open to some model")
  func made() throws {
    let catalogs = try Self.planner.get().catalogs
    let models = try catalogs.allModels()
    for entry in catalogs.entries(.workloads) {
      let task = ModelTask(try catalogs.workload(entry.id))
      let made = models.filter(task.suits)
      #expect(!made.isEmpty && made.allSatisfy(task.isOpen), "\(entry.id)")
    }
  }

  @Test("Each model with each workload is resolved, or refused with workloads that are resolved")
  func everyPair() throws {
    let planner = try Self.planner.get()
    let workloads = try planner.catalogs.entries(.workloads).map { try planner.catalogs.workload($0.id) }
    var examples: [Modality: Model] = [:]
    for model in try planner.catalogs.allModels() where model.architecture != nil { examples[model.modality] = model }
    #expect(examples.count == Modality.allCases.count)
    for model in examples.values {
      for workload in workloads {
        let asked: RequestChanges = [.model: model.id, .accelerator: "h100-sxm", .workload: workload.id]
        if ModelTask(workload).isOpen(to: model) {
          #expect(try planner.resolver.request(asked).workload == workload.id)
          continue
        }
        let error = #expect(throws: PlanningError.self) { try planner.resolver.request(asked) }
        guard case .invalid(_, let found, let expected)? = error else { continue }
        let usual = try planner.catalogs.defaults().workload(for: model)
        #expect(found.hasPrefix(workload.id) && expected.contains(model.name) && expected.contains(usual))
      }
    }
  }

  @Test(
    "Pictures, speech and drawings are refused to models that have none, and answers to those that write none",
    arguments: [
      ("llama-3.1-8b", "segmentation"), ("llama-3.1-8b", "vision-classification"), ("llama-3.1-8b", "image-generation"),
      ("llama-3.1-8b", "speech"), ("finbert", "segmentation"), ("bge-m3", "speech"), ("sam-vit-base", "chat"),
      ("sam-vit-base", "vision-classification"), ("vit-base-patch16-224", "segmentation"), ("flux.1-dev", "chat"),
      ("whisper-small", "chat"), ("qwen2.5-vl-7b", "segmentation"), ("bge-m3", "chat"), ("bert-base", "summarization"),
      ("clip", "vision-qa"), ("e5-mistral", "chat"), ("qwen3-embedding-0.6b", "rag"), ("llama-3.1-8b", "vision-qa"),
    ])
  func refused(model: String, workload: String) throws {
    let planner = try Self.planner.get()
    #expect(throws: PlanningError.self) {
      try planner.resolver.request([.model: model, .accelerator: "l4", .workload: workload])
    }
  }
}
