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
