extension TensorClass: CodingKey {}

/// In JSON an object whose `portions` are lists by class of tensors, in the classes' order.
extension Checkpoint: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case scheme, label, name, source, engines, keyValueCache, portions
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    self.init(
      scheme: try container.decode(String.self, forKey: .scheme),
      label: try container.decode(String.self, forKey: .label),
      name: try container.decodeIfPresent(String.self, forKey: .name),
      source: try container.decode(String.self, forKey: .source),
      portions: try container.value(.portions, default: [:]),
      engines: try container.decodeIfPresent([String].self, forKey: .engines),
      keyValueCache: container.contains(.keyValueCache) ? try container.named(.keyValueCache) : nil)
    for (name, parts) in portions where abs(parts.reduce(0) { $0 + $1.share } - 1) > 1e-6 {
      throw container.invalid(.portions, "expected shares of \(name.rawValue) that add up to 1")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(scheme, forKey: .scheme)
    try container.encode(label, forKey: .label)
    try container.encodeIfPresent(name, forKey: .name)
    try container.encode(source, forKey: .source)
    try container.encodeIfPresent(engines, forKey: .engines)
    try container.encodeIfPresent(keyValueCache, forKey: .keyValueCache)
    guard !portions.isEmpty else { return }
    var classes = container.nestedContainer(keyedBy: TensorClass.self, forKey: .portions)
    for name in TensorClass.allCases {
      if let parts = portions[name] { try classes.encode(parts, forKey: name) }
    }
  }
}
