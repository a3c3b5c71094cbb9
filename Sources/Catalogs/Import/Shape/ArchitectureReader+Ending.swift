import Domain
import JSON

/// What follows the last layer: the class under `architectures` tells, and a sentence encoder's list of modules.
extension ArchitectureReader {
  enum Ending {
    /// A head that scores tokens.
    case tokens
    /// Hidden states are the result.
    case states
    /// A score for each label, behind a dense layer where an encoder has one.
    case labels(Int, isPooled: Bool)
  }

  /// - Parameter root: the whole configuration, of which `keys` may be a part.
  func ending(_ root: ConfigurationSection) throws(CatalogError) -> Ending {
    let name = root.value("architectures")?.array?.first?.string ?? ""
    if name.hasSuffix("ForSequenceClassification") { return .labels(try labels(root), isPooled: true) }
    if name.hasSuffix("ForTokenClassification") { return .labels(try labels(root), isPooled: false) }
    // The first and the last token of an answer.
    if name.hasSuffix("ForQuestionAnswering") { return .labels(2, isPooled: false) }
    if family.kind == .encoder { return .states }
    return try isBare(name, root) || isSentenceEncoder ? .states : .tokens
  }

  /// Whether a class is one without a head, as the library names them. Publishers' own classes, and those around a model of
  /// text, are called models though they have heads: InternVLChatModel.
  private func isBare(_ name: String, _ root: ConfigurationSection) throws(CatalogError) -> Bool {
    guard keys.prefix.isEmpty, name.hasSuffix("Model"), !name.hasSuffix("HeadModel"), !name.hasSuffix("HeadsModel")
    else {
      return false
    }
    return try root.string("model_type").flatMap(ArchitectureFamily.named) != nil
  }

  /// Labels that the configuration names, or numbers; two where it does neither, as the library's classes have it.
  private func labels(_ root: ConfigurationSection) throws(CatalogError) -> Int {
    for key in ["id2label", "label2id"] {
      if let count = root.value(key)?.members?.count, count > 0 { return count }
    }
    return try root.optionalSize(["num_labels", "_num_labels"]) ?? 2
  }

  /// Whether `modules.json` beside the configuration pools hidden states, as embedders of the sentence-transformers
  /// library have it; their configurations are those of the models that they were made from.
  private var isSentenceEncoder: Bool {
    let path = FileSystem.parent(of: keys.configuration.path) + "/modules.json"
    guard let bytes = try? FileSystem.read(path), let modules = try? JSONDocument(bytes, rules: .python) else {
      return false
    }
    return modules.root.array?.contains { $0["type"]?.string?.hasSuffix("Pooling") == true } ?? false
  }

  /// Weights behind the last layer that are no head of tokens.
  func classifier(_ root: ConfigurationSection) throws(CatalogError) -> [AuxiliaryWeights] {
    let hidden = try hidden()
    let dense = saturatingProduct(hidden, hidden + 1)
    switch try ending(root) {
    case .tokens: return []
    case .states:
      guard case .encoder(pooler: true) = family.special else { return [] }
      return [AuxiliaryWeights(parameters: dense, note: "pooler hidden² with bias")]
    case .labels(let labels, var isPooled):
      // ModernBERT's layer has a norm where others have a bias, and stands before every kind of label.
      if case .modernBERT = family.special { isPooled = true }
      let isEncoder = family.kind == .encoder
      let scores = AuxiliaryWeights(
        parameters: saturatingProduct(labels, hidden + (isEncoder ? 1 : 0)), note: "\(labels) labels × hidden")
      guard isPooled, isEncoder else { return [scores] }
      return [
        AuxiliaryWeights(parameters: dense, note: "dense layer before the labels, hidden² with bias or norm"), scores,
      ]
    }
  }
}
