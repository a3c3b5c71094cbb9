/// What goes in and comes out.
package enum Modality: String, Codable, Sendable, CaseIterable {
  case text
  case vision  // text and images (and video) in, text out
  case omni  // audio too
  case speech  // speech in, text out
  case embedding  // encoders: text (or images) in, vectors out
  case image  // image classifiers, segmenters, generators
}

extension Model {
  /// What a model was made for, of several things that models of its modality are.
  package enum Task: String, Codable, Sendable, CaseIterable {
    /// Texts (or images) become vectors.
    case embedding
    /// A pair of texts becomes a score.
    case reranking
    /// A text, or a picture, becomes a label.
    case classification
    /// A picture becomes masks.
    case segmentation
    /// Nothing yet: pretrained, to be tuned.
    case base

    func suits(_ modality: Modality) -> Bool {
      switch modality {
      case .embedding: self != .segmentation
      case .image: self == .classification || self == .segmentation
      case .text, .vision, .omni: self == .base
      case .speech: false
      }
    }
  }
}

/// The number format of the published checkpoint's main weights.
package enum NativeFormat: String, Codable, Sendable, CaseIterable {
  case fp32, fp16, bf16
  /// FP8 E4M3 with a scale for each block of 128 × 128.
  case fp8Block = "fp8-block"
  /// FP8 E4M3 with one scale a tensor.
  case fp8Tensor = "fp8-tensor"
  /// Experts in MXFP4, the rest in BF16.
  case mxfp4Experts = "mxfp4-experts"
  /// Experts in MXFP4, the rest in FP8.
  case mxfp4ExpertsFP8 = "mxfp4-experts-fp8"
  /// Experts in INT4 with groups of 32, the rest in BF16.
  case int4Experts = "int4-experts"

  /// The id of the scheme that the published checkpoint is stored in, where it is already quantized.
  package var publishedSchemeID: String? {
    switch self {
    case .fp8Block: "fp8-block"
    case .fp8Tensor: "fp8-static"
    case .mxfp4Experts: "mxfp4"
    case .mxfp4ExpertsFP8: "mxfp4-experts-fp8"
    case .int4Experts: "int4-experts-g32"
    default: nil
    }
  }

  /// The 16-bit (or wider) scheme id that this checkpoint is, or would be when dequantized.
  package var unquantizedSchemeID: String {
    switch self {
    case .fp32: "fp32"
    case .fp16: "fp16"
    default: "bf16"
    }
  }
}

/// Parameter counts as the publisher states them; the architecture's own sum is checked against them.
package struct PublishedParameters: Codable, Sendable, Hashable {
  /// The count to the last parameter, buffers and scales that the publisher counts included.
  package let exact: Int64?
  package let rounded: Int64?
  package let activePerToken: Int64?
  /// The sum over the architecture's tensors that the count was verified against; a test holds the code to it.
  package let verified: Int64?
  /// Verified without multi-token-prediction layers and copies that some checkpoints carry.
  package let verifiedServing: Int64?
  package let source: String?
  package let note: String?

  /// Counts of which none was published.
  package static let unknown = PublishedParameters(
    exact: nil, rounded: nil, activePerToken: nil, verified: nil, verifiedServing: nil, source: nil, note: nil)
}

extension PublishedParameters {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case exact, rounded, activePerToken, verified, verifiedServing, source, note
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    func count(_ key: CodingKeys) throws -> Int64? {
      try container.decodeIfPresent(Int64.self, forKey: key).map { _ in try container.parameters(key) }
    }
    self.init(
      exact: try count(.exact), rounded: try count(.rounded), activePerToken: try count(.activePerToken),
      verified: try count(.verified), verifiedServing: try count(.verifiedServing),
      source: try container.decodeIfPresent(String.self, forKey: .source),
      note: try container.decodeIfPresent(String.self, forKey: .note))
  }
}

/// How one model stems from, or serves, another.
package struct ModelRelation: Codable, Sendable, Hashable {
  package enum Kind: String, Codable, Sendable, CaseIterable {
    /// The other model was this one's teacher.
    case distilledFrom = "distilled-from"
    /// This model is the other one with parts cut out, and retrained.
    case prunedFrom = "pruned-from"
    case fineTunedFrom = "fine-tuned-from"
    /// The other model is a smaller one made from this one, or of its line: an alternative to compressing this one.
    case compressedSibling = "compressed-sibling"
    /// A small model of the same tokenizer family that can draft for this one; a note tells where vocabularies differ.
    case draft
    /// A head trained to draft for this one.
    case speculator
  }
  package let kind: Kind
  /// A catalog id, where the other model is in the catalog.
  package let model: String?
  /// A repository name or a plain description, where it is not.
  package let reference: String?
  package let note: String?
  package let source: String?

  private enum CodingKeys: String, CodingKey, CaseIterable { case kind, model, reference, note, source }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    kind = try container.named(.kind)
    model = try container.decodeIfPresent(String.self, forKey: .model)
    reference = try container.decodeIfPresent(String.self, forKey: .reference)
    note = try container.decodeIfPresent(String.self, forKey: .note)
    source = try container.decodeIfPresent(String.self, forKey: .source)
  }
}

/// One published benchmark result.
package struct ModelBenchmark: Codable, Sendable, Hashable {
  package let name: String
  package let value: Double
  package let setting: String?
  package let source: String

  private enum CodingKeys: String, CodingKey, CaseIterable { case name, value, setting, source }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    value = try container.decode(Double.self, forKey: .value)
    setting = try container.decodeIfPresent(String.self, forKey: .setting)
    source = try container.decode(String.self, forKey: .source)
  }
}

/// Where a model's numbers come from and how well they are confirmed.
package struct ModelProvenance: Codable, Sendable, Hashable {
  /// A: core fields equal a published config; B: partly; C: only the parameter count agrees.
  package enum Evidence: String, Codable, Sendable, CaseIterable { case a = "A", b = "B", c = "C" }
  package let evidence: Evidence
  package let sources: [String]
  package let notes: [String]

  package init(evidence: Evidence, sources: [String], notes: [String] = []) {
    self.evidence = evidence
    self.sources = sources
    self.notes = notes
  }

  private enum CodingKeys: String, CodingKey, CaseIterable { case evidence, sources, notes }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    self.init(
      evidence: try container.named(.evidence),
      sources: try container.value(.sources, default: []),
      notes: try container.value(.notes, default: []))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(evidence, forKey: .evidence)
    try container.encode(sources, forKey: .sources)
    try container.encode(notes, forKey: .notes, unless: [])
  }
}

extension Model {
  /// Whether it is of the kind that published perplexities and benchmarks are of: a decoder that writes text.
  package var writesText: Bool {
    guard architecture?.kind == .decoder, [.text, .vision, .omni].contains(modality) else { return false }
    return task == nil || task == .base
  }
}
