import Domain
import TestSupport
import Testing

@testable import Catalogs

/// What stands behind the last layer, and rows of positions that serve padding.
@Suite("Reading encoders, embedders and classifiers")
struct ArchitectureReaderEncodersTests {
  private static let roberta = """
    "model_type":"roberta","hidden_size":768,"intermediate_size":3072,"num_hidden_layers":12,"num_attention_heads":12,
    "vocab_size":50265,"max_position_embeddings":514,"type_vocab_size":1,"torch_dtype":"float32"
    """

  private func read(_ keys: String, modules: String? = nil) throws -> Model {
    let folder = try TemporaryCatalog()
    let path = "\(folder.path)/model/config.json"
    try FileSystem.write(Array("{\(keys)}".utf8), to: path)
    if let modules { try FileSystem.write(Array(modules.utf8), to: "\(folder.path)/model/modules.json") }
    return try SourceTree.shipped.model(path)
  }

  @Test("Two of RoBERTa's 514 rows of positions serve padding")
  func padding() throws {
    let architecture = try #require(try read(Self.roberta).architecture)
    #expect(architecture.maximumPositions == 512 && architecture.embeddings.positionRows == 514)
    #expect(architecture.parameterCount == 124_645_632)
    #expect(throws: CatalogError.self) { try read(Self.roberta + #","pad_token_id":514"#) }
  }

  @Test(
    "A class that classifies has a score for each label, in place of the pooler",
    arguments: [
      (#""architectures":["RobertaForSequenceClassification"],"id2label":{"0":"a","1":"b","2":"c"}"#, 124_647_939),
      (#""architectures":["RobertaForSequenceClassification"]"#, 124_647_170),
      (#""architectures":["RobertaForTokenClassification"],"num_labels":9"#, 124_061_961),
      (#""architectures":["RobertaForMaskedLM"],"id2label":{"0":"a","1":"b"}"#, 124_645_632),
    ])
  func labels(keys: String, parameters: Int64) throws {
    #expect(try read(Self.roberta + "," + keys).architecture?.parameterCount == parameters)
  }

  @Test("MPNet's layers share biases by distance, and it has no types of tokens")
  func distances() throws {
    let model = try read(
      """
      "model_type":"mpnet","hidden_size":768,"intermediate_size":3072,"num_hidden_layers":12,"num_attention_heads":12,
      "vocab_size":30527,"max_position_embeddings":514,"relative_attention_num_buckets":32
      """)
    #expect(model.architecture?.parameterCount == 109_486_464)
  }

  @Test("ModernBERT has a layer before labels of every kind", arguments: ["Sequence", "Token"])
  func modern(kind: String) throws {
    let model = try read(
      """
      "model_type":"modernbert","hidden_size":768,"intermediate_size":1152,"num_hidden_layers":22,
      "num_attention_heads":12,"vocab_size":50368,"max_position_embeddings":8192,"id2label":{"0":"LABEL_0"},
      "architectures":["ModernBertFor\(kind)Classification"]
      """)
    #expect(model.architecture?.parameterCount == 149_605_633)
  }

  @Test(
    "DeBERTa's relative positions are under a norm, and have projections where queries' and keys' aren't shared",
    arguments: [
      (#""share_att_key":true,"norm_rel_ebd":"layer_norm""#, 183_831_552),
      (#""share_att_key":true"#, 183_830_016),
      (#""norm_rel_ebd":"layer_norm","pos_att_type":"p2c|c2p""#, 198_005_760),
      (#""norm_rel_ebd":"layer_norm","pos_att_type":["p2c"]"#, 190_918_656),
    ])
  func relative(keys: String, parameters: Int64) throws {
    let model = try read(
      """
      "model_type":"deberta-v2","hidden_size":768,"intermediate_size":3072,"num_hidden_layers":12,
      "num_attention_heads":12,"vocab_size":128100,"max_position_embeddings":512,"relative_attention":true,
      "position_buckets":256,"max_relative_positions":-1,"position_biased_input":false,"type_vocab_size":0,\(keys)
      """)
    #expect(model.architecture?.parameterCount == parameters)
  }

  @Test("A decoder whose class or modules tell of embeddings has no head")
  func embedders() throws {
    let keys = #""model_type":"mistral","# + ConfigurationTests.plain
    let pooling =
      #"[{"type":"sentence_transformers.models.Transformer"},{"type":"sentence_transformers.models.Pooling"}]"#
    for model in [
      try read(keys + #","architectures":["MistralModel"]"#), try read(keys, modules: pooling),
    ] {
      #expect(model.modality == .embedding && model.architecture?.head.kind == OutputHead.Kind.none)
      #expect(model.architecture?.parameterCount == 7_110_660_096)
    }
    let around = #""model_type":"internvl_chat","architectures":["InternVLChatModel"],"llm_config":{\#(keys)}"#
    #expect(try read(around).architecture?.parameterCount == 7_241_732_096)
    for model in [try read(keys), try read(keys, modules: "[]"), try read(keys, modules: "no list")] {
      #expect(model.modality == .text && model.architecture?.parameterCount == 7_241_732_096)
    }
    let scored = try read(keys + #","architectures":["MistralForSequenceClassification"],"num_labels":1"#)
    #expect(scored.architecture?.parameterCount == 7_110_664_192)
  }

  @Test("SigLIP's parts may name nothing but their types")
  func nothing() throws {
    let model = try read(
      #""model_type":"siglip","text_config":{"model_type":"siglip_text_model"},"vision_config":{}"#)
    #expect(model.architecture?.parameterCount == 203_155_970)
    #expect(model.origin?.uncounted == [])
  }
}
