extension ModelArchitecture {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case kind, hiddenSize, vocabularySize, maximumPositions, embeddings, head, norm, finalNorms, rotaryDimension
    case blocks, towers, multiTokenPrediction, checkpointCopies, otherWeights, denoising
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    self.init(
      kind: try container.named(.kind, default: Kind.decoder),
      hiddenSize: try container.size(.hiddenSize),
      vocabularySize: try container.size(.vocabularySize, minimum: 0),
      maximumPositions: try container.optionalSize(.maximumPositions),
      embeddings: try container.value(.embeddings, default: .none),
      head: try container.decode(OutputHead.self, forKey: .head),
      norm: try container.named(.norm, default: NormKind.rms),
      finalNorms: try container.size(.finalNorms, default: 1, minimum: 0),
      rotaryDimension: try container.optionalSize(.rotaryDimension),
      blocks: try container.value(.blocks, default: []),
      towers: try container.value(.towers, default: []),
      multiTokenPrediction: try container.decodeIfPresent(AuxiliaryWeights.self, forKey: .multiTokenPrediction),
      checkpointCopies: try container.decodeIfPresent(AuxiliaryWeights.self, forKey: .checkpointCopies),
      otherWeights: try container.value(.otherWeights, default: []),
      denoising: try container.decodeIfPresent(Denoising.self, forKey: .denoising))
    guard (kind == .denoiser) == (denoising != nil) else {
      throw container.invalid(.denoising, "expected it of kind \"denoiser\" and of no other")
    }
    guard blocks.isEmpty == (denoising != nil) else {
      throw container.invalid(
        .blocks, denoising == nil ? "expected at least one group of blocks" : "expected none beside \"denoising\"")
    }
    guard parameterCount <= ModelLimits.parameters else {
      throw container.invalid(
        .blocks, "the weights add up to more than \(ModelLimits.parameters) parameters; check counts and sizes")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind, unless: .decoder)
    try container.encode(hiddenSize, forKey: .hiddenSize)
    try container.encode(vocabularySize, forKey: .vocabularySize)
    try container.encodeIfPresent(maximumPositions, forKey: .maximumPositions)
    try container.encode(embeddings, forKey: .embeddings, unless: .none)
    try container.encode(head, forKey: .head)
    try container.encode(norm, forKey: .norm, unless: .rms)
    try container.encode(finalNorms, forKey: .finalNorms, unless: 1)
    try container.encodeIfPresent(rotaryDimension, forKey: .rotaryDimension)
    try container.encode(blocks, forKey: .blocks, unless: [])
    try container.encode(towers, forKey: .towers, unless: [])
    try container.encodeIfPresent(multiTokenPrediction, forKey: .multiTokenPrediction)
    try container.encodeIfPresent(checkpointCopies, forKey: .checkpointCopies)
    try container.encode(otherWeights, forKey: .otherWeights, unless: [])
    try container.encodeIfPresent(denoising, forKey: .denoising)
  }
}

extension OutputHead: Codable {
  private static let biasSuffix = "-with-bias"

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    let hasBias = name.hasSuffix(OutputHead.biasSuffix)
    let kindName = hasBias ? String(name.dropLast(OutputHead.biasSuffix.count)) : name
    guard let kind = Kind(rawValue: kindName), !(kind == .none && hasBias) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "unknown head \"\(name)\"; expected \"separate\", \"tied\" or \"none\", "
          + "the first two with \"\(OutputHead.biasSuffix)\" where the head has a bias")
    }
    self.init(kind, hasBias: hasBias)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(kind.rawValue + (hasBias ? OutputHead.biasSuffix : ""))
  }
}

extension BlockGroup {
  private enum CodingKeys: String, CodingKey, CaseIterable { case count, mixer, feedForward, norms }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    self.init(
      count: try container.size(.count),
      mixer: try container.decode(Mixer.self, forKey: .mixer),
      feedForward: try container.decode(FeedForward.self, forKey: .feedForward),
      norms: try container.size(.norms, default: 2, minimum: 0))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(count, forKey: .count)
    try container.encode(mixer, forKey: .mixer)
    try container.encode(feedForward, forKey: .feedForward)
    try container.encode(norms, forKey: .norms, unless: 2)
  }
}
