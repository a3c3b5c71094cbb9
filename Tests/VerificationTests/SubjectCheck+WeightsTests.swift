import Catalogs
import Domain
import Planning
import TestSupport
import Testing

@testable import Verification

@Suite("Whether a result's weights were stored and placed as planned")
struct SubjectCheckWeightsTests {
  private static func plan(_ changes: [RequestField: String]) throws -> Plan {
    let planner = try ShippedCatalogs.planner()
    var asked: RequestChanges = [.model: "qwen3-8b", .count: "1", .inputTokens: "500", .outputTokens: "100"]
    for (field, text) in changes { asked[field] = text }
    return try planner.plan(planner.resolver.request(asked))
  }

  private static func check(_ text: String, _ changes: [RequestField: String]) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("r.json", text)
    try SubjectCheck(ShippedCatalogs.store(), plan: plan(changes), path: path)
      .check(ResultFile.read(path, inputTokens: 500).subject)
  }

  private static let card: [RequestField: String] = [
    .accelerator: "rtx-4090", .engine: "llama-cpp", .scheme: "gguf-q4_k_m",
  ]

  private static func bench(_ more: String) -> String {
    """
    [{"n_prompt": 512, "n_gen": 0, "avg_ts": 900.0, "gpu_info": "NVIDIA GeForce RTX 4090", \(more)}]
    """
  }

  @Test(
    "Layers that ran on the processor are of another plan than a card's",
    arguments: ["\"n_gpu_layers\": 0", "\"n_gpu_layers\": 12", "\"backends\": \"CPU\"", "\"devices\": \"none\""])
  func processor(told: String) throws {
    let error = #expect(throws: CatalogError.self) { try Self.check(Self.bench(told), Self.card) }
    for word in ["r.json", "[0].", "rtx-4090", "36", "--ignore-names"] {
      #expect(error?.message.contains(word) == true, "\(error?.message ?? "")")
    }
  }

  @Test("All of them on the card are its plan's, and those that an offload leaves are", arguments: [-1, 36, 37, 99])
  func layers(count: Int) throws {
    try Self.check(Self.bench("\"n_gpu_layers\": \(count)"), Self.card)
    var changes = Self.card
    changes[.offload] = "cpu:12"
    try Self.check(Self.bench("\"n_gpu_layers\": 24"), changes)
    #expect(throws: CatalogError.self) { try Self.check(Self.bench("\"n_gpu_layers\": 99"), changes) }
  }

  @Test("A processor's plan has none on any card")
  func onProcessor() throws {
    try Self.check(
      Self.bench("\"n_gpu_layers\": 0"),
      [.accelerator: "epyc-9654-genoa", .engine: "llama-cpp", .scheme: "gguf-q4_k_m"])
  }

  @Test("Tests of several ways to run are refused")
  func several() throws {
    let text = """
      [{"n_prompt": 512, "avg_ts": 900.0, "n_gpu_layers": 99}, {"n_gen": 128, "avg_ts": 9.0, "n_gpu_layers": 0}]
      """
    let error = #expect(throws: CatalogError.self) { try Self.check(text, Self.card) }
    #expect(error?.message.contains("[1].n_gpu_layers") == true, "\(error?.message ?? "")")
  }

  private static func report(_ quantization: String) -> String {
    """
    {"engine": {"model": "Qwen/Qwen3-8B", "quantization": \(quantization)}, "machine": {"name": "NVIDIA H100 80GB HBM3"},
     "performance": {"request_throughput_req_s": 8.0}}
    """
  }

  private static let server: [RequestField: String] = [.accelerator: "h100-sxm", .engine: "tensorrt-llm"]

  @Test(
    "Weights of the plan's kernel are the plan's, of another aren't",
    arguments: [
      ("\"FP8\"", "fp8-dynamic", true), ("\"FP8\"", "bf16", false), ("null", "bf16", true),
      ("null", "fp8-dynamic", false),
      ("\"W4A16_AWQ\"", "awq", true), ("\"W4A16_AWQ\"", "fp8-dynamic", false), ("\"NVFP4\"", "w4a16-g128", false),
      ("\"NO_QUANT\"", "bf16", true), ("\"MIXED_PRECISION\"", "bf16", false),
      ("\"MIXED_PRECISION\"", "fp8-dynamic", true),
    ])
  func quantization(told: String, scheme: String, isSame: Bool) throws {
    var changes = Self.server
    changes[.scheme] = scheme
    if isSame { return try Self.check(Self.report(told), changes) }
    let error = #expect(throws: CatalogError.self) { try Self.check(Self.report(told), changes) }
    for word in ["r.json", "engine.quantization", scheme] {
      #expect(error?.message.contains(word) == true, "\(error?.message ?? "")")
    }
  }

  @Test("A server's word for its quantization counts, and the card that it ran on")
  func told() throws {
    let text = """
      {"median_tpot_ms": 9.0, "max_concurrency": 16, "server_info": {"quantization": "modelopt_fp4"}}
      """
    let changes: [RequestField: String] = [.accelerator: "h100-sxm", .engine: "sglang", .scheme: "fp8-dynamic"]
    #expect(throws: CatalogError.self) { try Self.check(text, changes) }
    try Self.check(text.replacing("modelopt_fp4", with: "fp8"), changes)
    let other = Self.report("null").replacing("NVIDIA H100 80GB HBM3", with: "NVIDIA L40S")
    #expect(throws: CatalogError.self) { try Self.check(other, Self.server.merging([.scheme: "bf16"]) { $1 }) }
  }
}
