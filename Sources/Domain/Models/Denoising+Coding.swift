extension Denoising {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case steps, passesPerStep, imageSize, positions, parts, companions
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    self.init(
      steps: try container.size(.steps), passesPerStep: try container.size(.passesPerStep, default: 1),
      imageSize: try container.value(.imageSize, default: .usual), positions: try container.size(.positions),
      parts: try container.decode([DenoisingPart].self, forKey: .parts),
      companions: try container.value(.companions, default: []))
    guard !parts.isEmpty else { throw container.invalid(.parts, "expected at least one part, found none") }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(steps, forKey: .steps)
    try container.encode(passesPerStep, forKey: .passesPerStep, unless: 1)
    try container.encode(imageSize, forKey: .imageSize, unless: .usual)
    try container.encode(positions, forKey: .positions)
    try container.encode(parts, forKey: .parts)
    try container.encode(companions, forKey: .companions, unless: [])
  }
}

extension DenoisingPart {
  private enum CodingKeys: String, CodingKey, CaseIterable { case name, count, matrices, attention, vectors }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    self.init(
      name: try container.decode(String.self, forKey: .name), count: try container.size(.count, default: 1),
      matrices: try container.decode([DenoisingMatrix].self, forKey: .matrices),
      attention: try container.value(.attention, default: []),
      vectors: try container.size(.vectors, default: 0, minimum: 0))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(count, forKey: .count, unless: 1)
    try container.encode(matrices, forKey: .matrices)
    try container.encode(attention, forKey: .attention, unless: [])
    try container.encode(vectors, forKey: .vectors, unless: 0)
  }
}

extension DenoisingMatrix {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case tensorClass = "class"
    case rows, columns, count, positions
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    self.init(
      try container.named(.tensorClass), rows: try container.size(.rows), columns: try container.size(.columns),
      count: try container.size(.count, default: 1), positions: try container.size(.positions))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(tensorClass, forKey: .tensorClass)
    try container.encode(rows, forKey: .rows)
    try container.encode(columns, forKey: .columns)
    try container.encode(count, forKey: .count, unless: 1)
    try container.encode(positions, forKey: .positions)
  }
}

extension DenoisingAttention {
  private enum CodingKeys: String, CodingKey, CaseIterable { case width, queries, keys }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    self.init(
      width: try container.size(.width), queries: try container.size(.queries), keys: try container.size(.keys))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(width, forKey: .width)
    try container.encode(queries, forKey: .queries)
    try container.encode(keys, forKey: .keys)
  }
}
