import Catalogs
import Domain
import Planning
import TestSupport
import Testing

@testable import Verification

@Suite("Whether a result is of what was planned")
struct SubjectCheckTests {
  private static let plan = Result {
    let planner = try ShippedCatalogs.planner()
    return try planner.plan(
      planner.resolver.request([
        .model: "qwen3-8b", .accelerator: "rtx-4090", .count: "1", .engine: "llama-cpp", .scheme: "gguf-q4_k_m",
      ]))
  }

  private func check(_ subject: MeasuredSubject) throws {
    try SubjectCheck(ShippedCatalogs.store(), plan: Self.plan.get(), path: "r.json").check(subject)
  }

  @Test("A file of another type, and requests that come by themselves, are of another plan")
  func loads() throws {
    var file = subject("qwen3-8b")
    file.fileType = .init("Q4_K_M", at: "[0].model_type")
    try check(file)
    file.fileType = .init("Q8_0", at: "[0].model_type")
    let other = #expect(throws: CatalogError.self) { try check(file) }
    #expect(other?.message.contains("[0].model_type") == true && other?.message.contains("gguf-q4_k_m") == true)
    file.fileType = .init("F16", at: "[0].model_type")
    try check(file)
    file.arrivals = .init(5, at: "request_rate")
    let open = #expect(throws: CatalogError.self) { try check(file) }
    #expect(open?.message.contains("request_rate") == true && open?.message.contains("max_concurrency") == true)
  }

  private func subject(_ model: String, parameters: Double? = nil) -> MeasuredSubject {
    var subject = MeasuredSubject()
    subject.model = .init(model, at: "model_id")
    subject.parameters = parameters.map { .init($0, at: "[0].model_n_params") }
    return subject
  }

  @Test(
    "A model is known by its hub's name, by a part of a checkpoint's, and by a file's",
    arguments: ["Qwen/Qwen3-8B", "qwen3-8b", "RedHatAI/Qwen3-8B-FP8-dynamic", "models/Qwen3-8B-Q4_K_M.gguf"])
  func known(name: String) throws { try check(subject(name)) }

  @Test(
    "Another is an error that names both, its key and the way around it",
    arguments: ["meta-llama/Llama-3.1-8B-Instruct", "Qwen/Qwen3-4B", "Qwen/Qwen3-4B-Thinking-2507", "/data/mine"])
  func another(name: String) throws {
    let error = #expect(throws: CatalogError.self) { try check(subject(name)) }
    for word in ["r.json", "`model_id`", "qwen3-8b", name, "--ignore-names"] {
      #expect(error?.message.contains(word) == true, "\(error?.message ?? "")")
    }
  }

  @Test("A file whose name tells nothing is known by its parameters")
  func parameters() throws {
    try check(subject("ggml-model-q4_0.gguf", parameters: 8.19e9))
    #expect(throws: CatalogError.self) { try check(subject("ggml-model-q4_0.gguf", parameters: 7.24e9)) }
  }

  @Test("Another device, engine or count is an error")
  func hardware() throws {
    var subject = MeasuredSubject()
    subject.accelerator = .init("NVIDIA GeForce RTX 4090", at: "[0].gpu_info")
    subject.count = .init(1, at: "[0].gpu_info")
    subject.engine = .init("llama-cpp", at: "[0].avg_ts")
    try check(subject)
    var other = subject
    other.accelerator = .init("NVIDIA GeForce RTX 3090", at: "[0].gpu_info")
    let error = #expect(throws: CatalogError.self) { try check(other) }
    #expect(error?.message.contains("RTX 3090") == true && error?.message.contains("rtx-4090") == true)
    other = subject
    other.count = .init(2, at: "[0].gpu_info")
    #expect(throws: CatalogError.self) { try check(other) }
    other = subject
    other.engine = .init("tensorrt-llm", at: "performance")
    #expect(throws: CatalogError.self) { try check(other) }
    other = subject
    other.tensorParallel = .init(4, at: "world_info.tp_size")
    #expect(throws: CatalogError.self) { try check(other) }
  }
}
