extension ModelArchitecture {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case kind, hiddenSize, vocabularySize, maximumPositions, embeddings, head, norm, finalNorms, rotaryDimension
    case blocks, towers, multiTokenPrediction, checkpointCopies, otherWeights
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
      blocks: try container.decode([BlockGroup].self, forKey: .blocks),
      towers: try container.value(.towers, default: []),
      multiTokenPrediction: try container.decodeIfPresent(AuxiliaryWeights.self, forKey: .multiTokenPrediction),
      checkpointCopies: try container.decodeIfPresent(AuxiliaryWeights.self, forKey: .checkpointCopies),
      otherWeights: try container.value(.otherWeights, default: []))
    guard !blocks.isEmpty else { throw container.invalid(.blocks, "expected at least one group of blocks") }
    guard parameterCount <= ModelLimits.parameters else {
      throw container.invalid(
        .blocks, "the weights add up to more than \(ModelLimits.parameters) parameters; check counts and sizes")
    }
  }
}

extension OutputHead: Decodable {
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
}
