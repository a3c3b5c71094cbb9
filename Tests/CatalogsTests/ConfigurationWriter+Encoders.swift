import Domain
import JSON

extension ConfigurationWriter {
  /// Keys of encoders beyond those of their layers.
  mutating func encoders() {
    switch type {
    case "roberta", "xlm-roberta":
      set("max_position_embeddings", architecture.embeddings.positionRows)
      set("pad_token_id", 1)
    case "deberta-v2":
      let relative = architecture.otherWeights.reduce(0) { $0 + $1.parameters }
      set("relative_attention", true)
      set("position_buckets", Int(relative) / (2 * architecture.hiddenSize))
      set("max_relative_positions", .integer(-1))
      set("norm_rel_ebd", .string("layer_norm"))
      set("share_att_key", true)
      set("pos_att_type", .string("p2c|c2p"))
      set("position_biased_input", false)
      set("type_vocab_size", 0)
    default: break
    }
  }

  /// Behind the text, CLIP has one matrix and a temperature.
  var projection: Int64 {
    (architecture.otherWeights.reduce(0) { $0 + $1.parameters } - 1) / Int64(architecture.hiddenSize)
  }

  /// The class and the labels of encoders that classify.
  func labels() -> [JSONMember] {
    let classes = [
      "bert": "Bert", "distilbert": "DistilBert", "roberta": "Roberta", "xlm-roberta": "XLMRoberta",
    ]
    guard let name = classes[type], architecture.otherWeights.count == 2, let scores = architecture.otherWeights.last
    else { return [] }
    let count = Int(scores.parameters) / (architecture.hiddenSize + 1)
    let labels = (0..<count).map { JSONMember("\($0)", JSONNode(.string("LABEL_\($0)"))) }
    return [
      JSONMember("architectures", JSONNode(.array([JSONNode(.string(name + "ForSequenceClassification"))]))),
      JSONMember("id2label", JSONNode(.object(labels))),
    ]
  }

  /// The sizes of an image and its patches that give an encoder the weights around its layers.
  func sides(_ tower: Tower, _ layers: TowerLayers) -> (image: Int, patch: Int) {
    let width = layers.hiddenSize
    let isPooled = type == "siglip"
    let pooling =
      isPooled ? 4 * width * (width + 1) + 2 * width * layers.intermediateSize + layers.intermediateSize + 4 * width : 0
    for patch in [32, 16, 14] {
      for image in [224, 384] {
        let rows = (image / patch) * (image / patch) + (isPooled ? 0 : 1)
        let around = (3 * patch * patch + rows + (isPooled ? 3 : 5)) * width
        if tower.otherParameters == Int64(around + pooling) { return (image, patch) }
      }
    }
    return (224, 16)
  }
}
