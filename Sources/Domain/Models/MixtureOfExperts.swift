/// Many small feed-forward parts, of which a router picks a few for each token.
package struct MixtureOfExperts: Codable, Sendable, Hashable {
  package let experts: Int
  package let expertsPerToken: Int
  /// Width of one expert.
  package let intermediateSize: Int
  /// Gated: gate, up and down matrices; else up and down. Holds for shared experts too.
  package let gated: Bool
  package let hasExpertBias: Bool
  package let hasRouterBias: Bool
  /// One number an expert that balances the load without changing the weights of the mix.
  package let hasCorrectionBias: Bool
  /// Width that experts work in, where a pair of projections leads there and back.
  package let latentSize: Int?
  /// Summed width of the experts that every token visits; nil when there are none.
  package let sharedIntermediateSize: Int?
  /// A gate of hidden × 1 on the shared experts.
  package let hasSharedGate: Bool
  /// A dense part beside the experts, computed for every token.
  package let parallelDense: DenseFeedForward?

  package init(
    experts: Int, expertsPerToken: Int, intermediateSize: Int, gated: Bool = true, hasExpertBias: Bool = false,
    hasRouterBias: Bool = false, hasCorrectionBias: Bool = false, latentSize: Int? = nil,
    sharedIntermediateSize: Int? = nil, hasSharedGate: Bool = false, parallelDense: DenseFeedForward? = nil
  ) {
    self.experts = experts
    self.expertsPerToken = expertsPerToken
    self.intermediateSize = intermediateSize
    self.gated = gated
    self.hasExpertBias = hasExpertBias
    self.hasRouterBias = hasRouterBias
    self.hasCorrectionBias = hasCorrectionBias
    self.latentSize = latentSize
    self.sharedIntermediateSize = sharedIntermediateSize
    self.hasSharedGate = hasSharedGate
    self.parallelDense = parallelDense
  }

  /// The share of the experts that one token reads.
  package var shareReadPerToken: Double { Double(expertsPerToken) / Double(experts) }
}

extension MixtureOfExperts {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case experts, expertsPerToken, intermediateSize, gated, hasExpertBias, hasRouterBias, hasCorrectionBias
    case latentSize, sharedIntermediateSize, hasSharedGate, parallelDense
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self, others: [Mixer.kindKey])
    self.init(
      experts: try container.size(.experts),
      expertsPerToken: try container.size(.expertsPerToken),
      intermediateSize: try container.size(.intermediateSize),
      gated: try container.value(.gated, default: true),
      hasExpertBias: try container.value(.hasExpertBias, default: false),
      hasRouterBias: try container.value(.hasRouterBias, default: false),
      hasCorrectionBias: try container.value(.hasCorrectionBias, default: false),
      latentSize: try container.optionalSize(.latentSize),
      sharedIntermediateSize: try container.optionalSize(.sharedIntermediateSize),
      hasSharedGate: try container.value(.hasSharedGate, default: false),
      parallelDense: try container.decodeIfPresent(DenseFeedForward.self, forKey: .parallelDense))
    guard expertsPerToken <= experts else {
      throw container.invalid(.expertsPerToken, "expected at most the \(experts) experts, found \(expertsPerToken)")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(experts, forKey: .experts)
    try container.encode(expertsPerToken, forKey: .expertsPerToken)
    try container.encode(intermediateSize, forKey: .intermediateSize)
    try container.encode(gated, forKey: .gated, unless: true)
    try container.encode(hasExpertBias, forKey: .hasExpertBias, unless: false)
    try container.encode(hasRouterBias, forKey: .hasRouterBias, unless: false)
    try container.encode(hasCorrectionBias, forKey: .hasCorrectionBias, unless: false)
    try container.encodeIfPresent(latentSize, forKey: .latentSize)
    try container.encodeIfPresent(sharedIntermediateSize, forKey: .sharedIntermediateSize)
    try container.encode(hasSharedGate, forKey: .hasSharedGate, unless: false)
    try container.encodeIfPresent(parallelDense, forKey: .parallelDense)
  }
}
