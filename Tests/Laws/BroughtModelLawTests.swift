import Catalogs
import Domain
import Export
import Planning
import TestSupport
import Testing

/// Models that people bring as files: planned as they are, and the same again from the exported plan.
@Suite("Models that people bring")
struct BroughtModelLawTests {
  private static let keys = """
    "model_type":"llama","hidden_size":4096,"intermediate_size":14336,"num_hidden_layers":32,"num_attention_heads":32,
    "num_key_value_heads":8,"vocab_size":32000,"max_position_embeddings":32768,"tie_word_embeddings":false,
    "torch_dtype":"float16"
    """

  static let forms: [(quantization: String, scheme: String, engine: String)] = [
    (#"{"quant_method":"awq","bits":4,"group_size":128}"#, "awq", "vllm"),
    (#"{"quant_method":"gptq","bits":4,"group_size":128}"#, "gptq", "vllm"),
    (
      #"{"quant_method":"bitsandbytes","load_in_4bit":true,"bnb_4bit_quant_type":"nf4","bnb_4bit_use_double_quant":true}"#,
      "nf4-dq", "sglang"
    ),
  ]

  /// A configuration of these keys, quantized or not.
  static func configuration(quantization: String?) -> String {
    "{\(keys)" + (quantization.map { ",\"quantization_config\":\($0)" } ?? "") + "}"
  }

  private func changes(_ path: String) -> RequestChanges {
    var changes = RequestChanges()
    changes[.model] = path
    changes[.accelerator] = "h100-sxm"
    changes[.count] = "1"
    return changes
  }

  @Test("A quantized checkpoint is planned as it is, on an engine that loads it", arguments: forms)
  func asItIs(quantization: String, scheme: String, engine: String) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("config.json", Self.configuration(quantization: quantization))
    let planner = try ShippedCatalogs.planner()
    let request = try planner.resolver.request(changes(folder.path))
    let plan = try planner.plan(request)
    #expect(plan.deployment.scheme == scheme && plan.deployment.engine == engine)
    #expect(
      plan.assumptions.contains {
        if case .fact(.storedCheckpoint(let stored)) = $0 { stored.scheme == scheme } else { false }
      })
    var other = request
    other.engine = "vllm"
    other.scheme = "fp8-dynamic"
    let requantized = try planner.plan(other)
    #expect(requantized.assumptions.contains { if case .fact(.requantized) = $0 { true } else { false } })
  }

  @Test("A checkpoint's own cache format is taken where nothing else is asked for and the engine has it")
  func ownCache() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(
      "config.json",
      Self.configuration(
        quantization: #"{"quant_method":"modelopt","quant_algo":"FP8","kv_cache_quant_algo":"FP8"}"#))
    let planner = try ShippedCatalogs.planner()
    func cache(_ more: RequestChanges) throws -> (format: KeyValueCacheFormat, isTaken: Bool?) {
      let plan = try planner.plan(planner.resolver.request(more.over(changes(folder.path))))
      let taken = plan.assumptions.lazy.compactMap { statement -> Bool? in
        if case .fact(.storedCheckpoint(let stored)) = statement { stored.takesCache } else { nil }
      }
      return (plan.deployment.keyValueCache, taken.first)
    }
    #expect(try cache([:]) == (.fp8, true))
    #expect(try cache([.keyValueCache: "auto"]) == (.fp8, true))
    #expect(try cache([.keyValueCache: "bf16"]) == (.bf16, false))
    #expect(try cache([.scheme: "bf16"]).isTaken == nil)
    // Turing's kernels have no FP8 cache.
    #expect(try cache([.accelerator: "t4"]).format != .fp8)
  }

  @Test(
    "A configuration of any name is one, and its name is the model's", arguments: ["Own-8B_config.json", "Own-8B.json"])
  func anyName(file: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(file, Self.configuration(quantization: nil))
    let planner = try ShippedCatalogs.planner()
    let plan = try planner.plan(planner.resolver.request(changes(path)))
    #expect(plan.deployment.model == "own-8b" && plan.request.model == path)
    let entry = try folder.write("entry.json", #"{"id":"x","model_type":"llama","hidden_size":4096}"#)
    #expect(throws: (any Error).self) { try planner.resolver.request(changes(entry)) }
  }

  @Test(
    "A folder or file without anything to read says what to take",
    arguments: [("notes.txt", ""), ("model.bin", "model.bin"), ("weights.pt", "weights.pt"), ("model.safetensors", "")])
  func nothing(file: String, named: String) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(file, "{}")
    let planner = try ShippedCatalogs.planner()
    let path = named.isEmpty ? folder.path : "\(folder.path)/\(named)"
    let error = #expect(throws: CatalogError.self) { try planner.resolver.request(changes(path)) }
    #expect(error?.message.contains(file == "model.safetensors" ? "model.safetensors" : "config.json") == true)
  }

  @Test("The exported plan names the model's path, and gives the same plan")
  func exported() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("config.json", Self.configuration(quantization: nil))
    let planner = try ShippedCatalogs.planner()
    let path = folder.path
    let json = try PlanExport.json(try planner.plan(planner.resolver.request(changes(path))))
    let export = try folder.write("plan.json", json)
    let again = try PlanFile.readRequest(export)
    #expect(again.model == path)
    #expect(try PlanExport.json(try planner.plan(again)) == json)
  }
}
