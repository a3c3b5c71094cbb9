/// Selective state space, first generation: every inner channel has a state of its own.
package struct Mamba1: Codable, Sendable, Hashable {
  package let innerSize: Int
  package let stateSize: Int
  package let convolutionWidth: Int
  /// Rank of the projection that makes the step size.
  package let stepRank: Int
  /// Norms on step, input and output selections (Jamba).
  package let hasSelectionNorms: Bool

  package init(innerSize: Int, stateSize: Int, convolutionWidth: Int, stepRank: Int, hasSelectionNorms: Bool) {
    self.innerSize = innerSize
    self.stateSize = stateSize
    self.convolutionWidth = convolutionWidth
    self.stepRank = stepRank
    self.hasSelectionNorms = hasSelectionNorms
  }

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case innerSize, stateSize, convolutionWidth, stepRank, hasSelectionNorms
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self, others: [Mixer.kindKey])
    innerSize = try container.size(.innerSize)
    stateSize = try container.size(.stateSize)
    convolutionWidth = try container.size(.convolutionWidth)
    stepRank = try container.size(.stepRank)
    hasSelectionNorms = try container.value(.hasSelectionNorms, default: false)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(innerSize, forKey: .innerSize)
    try container.encode(stateSize, forKey: .stateSize)
    try container.encode(convolutionWidth, forKey: .convolutionWidth)
    try container.encode(stepRank, forKey: .stepRank)
    try container.encode(hasSelectionNorms, forKey: .hasSelectionNorms, unless: false)
  }
}

/// Selective state space, second generation: heads share the selections of their group.
package struct Mamba2: Codable, Sendable, Hashable {
  package let heads: Int
  package let headDimension: Int
  package let groups: Int
  package let stateSize: Int
  package let convolutionWidth: Int

  package var innerSize: Int { heads * headDimension }
  /// Channels that pass the convolution: the inner ones and the input and output selections.
  package var convolvedSize: Int { innerSize + 2 * groups * stateSize }

  package init(heads: Int, headDimension: Int, groups: Int, stateSize: Int, convolutionWidth: Int) {
    self.heads = heads
    self.headDimension = headDimension
    self.groups = groups
    self.stateSize = stateSize
    self.convolutionWidth = convolutionWidth
  }

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case heads, headDimension, groups, stateSize, convolutionWidth
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self, others: [Mixer.kindKey])
    heads = try container.size(.heads)
    headDimension = try container.size(.headDimension)
    groups = try container.size(.groups)
    stateSize = try container.size(.stateSize)
    convolutionWidth = try container.size(.convolutionWidth)
  }
}

/// Linear attention with a gated delta rule (Qwen3-Next and later).
package struct GatedDeltaNet: Codable, Sendable, Hashable {
  package let keyHeads: Int
  package let keyHeadDimension: Int
  package let valueHeads: Int
  package let valueHeadDimension: Int
  package let convolutionWidth: Int

  package var keySize: Int { keyHeads * keyHeadDimension }
  package var valueSize: Int { valueHeads * valueHeadDimension }

  package init(keyHeads: Int, keyHeadDimension: Int, valueHeads: Int, valueHeadDimension: Int, convolutionWidth: Int) {
    self.keyHeads = keyHeads
    self.keyHeadDimension = keyHeadDimension
    self.valueHeads = valueHeads
    self.valueHeadDimension = valueHeadDimension
    self.convolutionWidth = convolutionWidth
  }

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case keyHeads, keyHeadDimension, valueHeads, valueHeadDimension, convolutionWidth
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self, others: [Mixer.kindKey])
    keyHeads = try container.size(.keyHeads)
    keyHeadDimension = try container.size(.keyHeadDimension)
    valueHeads = try container.size(.valueHeads)
    valueHeadDimension = try container.size(.valueHeadDimension)
    convolutionWidth = try container.size(.convolutionWidth)
  }
}

/// Linear attention with a fixed decay a head (MiniMax).
package struct LightningAttention: Codable, Sendable, Hashable {
  package let heads: Int
  package let headDimension: Int

  package var innerSize: Int { heads * headDimension }

  package init(heads: Int, headDimension: Int) {
    self.heads = heads
    self.headDimension = headDimension
  }

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case heads, headDimension
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self, others: [Mixer.kindKey])
    heads = try container.size(.heads)
    headDimension = try container.size(.headDimension)
  }
}

/// Linear attention with a delta rule gated a channel (Kimi Linear).
package struct KimiDeltaAttention: Codable, Sendable, Hashable {
  package let heads: Int
  package let headDimension: Int
  package let convolutionWidth: Int

  package var innerSize: Int { heads * headDimension }

  package init(heads: Int, headDimension: Int, convolutionWidth: Int) {
    self.heads = heads
    self.headDimension = headDimension
    self.convolutionWidth = convolutionWidth
  }

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case heads, headDimension, convolutionWidth
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self, others: [Mixer.kindKey])
    heads = try container.size(.heads)
    headDimension = try container.size(.headDimension)
    convolutionWidth = try container.size(.convolutionWidth)
  }
}
