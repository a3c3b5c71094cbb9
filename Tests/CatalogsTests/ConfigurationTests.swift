import Domain
import TestSupport
import Testing

@testable import Catalogs

/// Configurations as Python writes them, and those that leave things out.
@Suite("Reading configurations")
struct ConfigurationTests {
  static let plain = """
    "hidden_size":4096,"intermediate_size":14336,"num_hidden_layers":32,"num_attention_heads":32,
    "num_key_value_heads":8,"vocab_size":32000,"max_position_embeddings":32768
    """

  private func read(_ keys: String, type: String = "llama", _ others: String = #","torch_dtype":"bfloat16""#) throws
    -> Model
  {
    let folder = try TemporaryCatalog()
    let path = "\(folder.path)/model/config.json"
    try FileSystem.write(Array(#"{"model_type":"\#(type)",\#(keys)\#(others)}"#.utf8), to: path)
    return try SourceTree.shipped.model(path)
  }

  @Test("A pointer that Git LFS leaves in a file's place is called so")
  func elsewhere() throws {
    let folder = try TemporaryCatalog()
    let text = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n"
    try FileSystem.write(Array(text.utf8), to: "\(folder.path)/model/config.json")
    let error = #expect(throws: CatalogError.self) { try SourceTree.shipped.model("\(folder.path)/model") }
    #expect(error?.message.contains("Git LFS") == true && error?.message.contains("git lfs pull") == true)
  }

  @Test(
    "What Python's JSON holds beyond JSON is no fault",
    arguments: [#","time_step_limit":[0.0, Infinity]"#, #","a":-Infinity"#, #","b":{"c":NaN}"#])
  func numbers(_ others: String) throws {
    let model = try read(Self.plain, others)
    #expect(model.architecture?.parameterCount == 7_241_732_096)
  }

  @Test("A number that is used may not be infinite")
  func infinite() {
    let keys = Self.plain.replacing(":32000", with: ":Infinity")
    #expect(throws: CatalogError.self) { try read(keys) }
  }

  @Test("Whole numbers may be written with a point")
  func pointed() throws {
    let model = try read(Self.plain.replacing(":8,", with: ":8.0,"))
    #expect(model.architecture?.parameterCount == 7_241_732_096)
    #expect(throws: CatalogError.self) { try read(Self.plain.replacing(":8,", with: ":8.5,")) }
    #expect(throws: CatalogError.self) { try read(Self.plain.replacing(":8,", with: ":true,")) }
  }

  @Test(
    "Types of weights, by both keys",
    arguments: [
      (#","torch_dtype":"auto""#, NativeFormat.bf16), (#","dtype":"float16""#, .fp16),
      (#","torch_dtype":"float8_e4m3fn""#, .fp8Tensor), (#","dtype":"torch.bfloat16""#, .bf16), ("", .fp32),
    ])
  func types(others: String, format: NativeFormat) throws {
    #expect(try read(Self.plain, others).nativeFormat == format)
  }

  @Test("What the class takes for keys that are left out is remembered")
  func assumed() throws {
    let origin = try #require(try read(Self.plain, type: "mistral").origin)
    #expect(origin.assumed.contains(ModelOrigin.AssumedKey("sliding_window", "4096")))
    #expect(origin.assumed.contains(ModelOrigin.AssumedKey("tie_word_embeddings", "false")))
    #expect(origin.unknownType == nil)
    let told = try #require(
      try read(Self.plain, type: "mistral", #","sliding_window":null,"tie_word_embeddings":false"#).origin)
    #expect(told.assumed.isEmpty)
  }

  @Test("An unknown architecture with a plain decoder's keys is read as one")
  func unknown() throws {
    let model = try read(Self.plain, type: "novel")
    #expect(model.architecture?.parameterCount == 7_241_732_096)
    #expect(model.origin?.unknownType == "novel")
    let experts = try read(
      Self.plain, type: "novel_moe",
      #","num_experts":8,"num_experts_per_tok":2,"moe_intermediate_size":1024,"torch_dtype":"bfloat16""#)
    #expect(experts.architecture?.tensors.contains { $0.tensorClass == .expertUp && $0.rows == 1024 } == true)
    #expect(throws: CatalogError.self) { try read(Self.plain, type: "novel", #","ssm_state_size":16"#) }
  }

  @Test("Parts for text, images and sound, one within another")
  func nested() throws {
    let folder = try TemporaryCatalog()
    let path = "\(folder.path)/config.json"
    let text = #"""
      {"model_type":"llava","text_config":{"model_type":"llama",\#(Self.plain)},"vision_config":{"hidden_size":1024,
      "intermediate_size":4096,"num_hidden_layers":24,"num_attention_heads":16,"image_size":336,"patch_size":14},
      "audio_config":null,"torch_dtype":"float16"}
      """#
    try FileSystem.write(Array(text.utf8), to: path)
    let model = try SourceTree.shipped.model(path)
    #expect(model.modality == .vision && model.nativeFormat == .fp16)
    #expect(model.architecture?.towers.first?.projectorParameters == 20_979_712)
    let wrong = text.replacing("\"patch_size\":14", with: "\"patch_size\":0")
    try FileSystem.write(Array(wrong.utf8), to: path)
    let error = #expect(throws: CatalogError.self) { try SourceTree.shipped.model(path) }
    guard case .malformed(let entry)? = error else { return #expect(Bool(false)) }
    #expect(entry.keyPath == "vision_config.patch_size" && entry.line == 3)
  }
}
