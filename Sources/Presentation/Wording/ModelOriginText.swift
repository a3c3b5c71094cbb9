import Domain

extension ModelOrigin: Worded {
  /// "config.json leaves out tie_word_embeddings: its class takes false. Its audio encoder is not counted."
  package var words: String {
    if isTypical {
      let shape = assumed.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
      return "\(path) stands for a typical decoder of that size, no published model: \(shape)."
    }
    var sentences: [String] = []
    if let unknownType {
      sentences.append(
        "The architecture \(unknownType) of \(path) is not known here; its keys are read as a plain decoder's, so that "
          + "biases, norms and further weights of its own may be missing.")
    }
    if !assumed.isEmpty {
      let keys = assumed.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
      sentences.append("\(path) leaves out \(keys): what the library's class takes.")
    }
    if !uncounted.isEmpty {
      let kinds = uncounted.map(\.rawValue).joined(separator: " and ")
      sentences.append("The weights of its \(kinds) encoder\(uncounted.count == 1 ? "" : "s") are not counted.")
    }
    return sentences.joined(separator: " ")
  }
}

extension Assumption.StoredCheckpoint {
  /// "The checkpoint is planned as it is: awq, 4 bits in groups of 128 (m/config.json)."
  var keptWords: String {
    let others = wide.isEmpty ? "" : "; at 16 bits, all or in part: \(wide.label)"
    return "The checkpoint is planned as it is: \(label) (\(file))\(others)." + cache
  }

  /// What becomes of its key-value cache.
  private var cache: String {
    guard let keyValueCache else { return "" }
    return takesCache
      ? " Its KV cache is \(keyValueCache.rawValue), as it has scales for that; --kv-cache bf16 keeps 16 bits."
      : " It has scales for a KV cache of \(keyValueCache.rawValue), which this plan doesn't use."
  }

  var requantizedWords: String {
    "The checkpoint is \(label) (\(file)): this requantizes it, not the original weights, and what it lost stays lost. "
      + "--scheme \(scheme) keeps it as it is."
  }
}
