extension Scheme {
  /// One format for some classes of tensors, in some layers of some models.
  package struct Rule: Codable, Sendable {
    package let classes: [TensorClass]
    /// The layers it holds for; nil for all.
    package let layers: LayerSelection?
    /// The models it holds for; nil for all.
    package let condition: Condition?
    package let format: StorageFormat
  }

  /// What a model must be like for a rule to hold; each given part must be met.
  package struct Condition: Codable, Sendable, Hashable {
    package let queryHeadsPerKeyValueHeadAtLeast: Int?
    package let tiedEmbedding: Bool?
    /// Exactly so many experts a layer.
    package let experts: Int?
    package let isMixture: Bool?
    /// Exactly so many layers.
    package let layers: Int?
    /// Families of models, as the model catalog spells them.
    package let families: [String]?
    /// Whether the matrices lead out of a recurrent mixer, or into it.
    package let isOutput: Bool?
    /// Whether the matrices are gates of attention that a checkpoint stores apart, or aren't.
    package let isGate: Bool?

    func isMet(by traits: ModelTraits) -> Bool {
      (queryHeadsPerKeyValueHeadAtLeast.map { traits.queryHeadsPerKeyValueHead >= Double($0) } ?? true)
        && (tiedEmbedding.map { $0 == traits.tiedEmbedding } ?? true)
        && (experts.map { $0 == traits.experts } ?? true)
        && (isMixture.map { $0 == (traits.experts != nil) } ?? true)
        && (layers.map { $0 == traits.layers } ?? true)
        && (isOutput.map { $0 == traits.isOutput } ?? true)
        && (isGate.map { $0 == traits.isGate } ?? true)
        && (families.map { names in traits.family.map(names.contains) ?? false } ?? true)
    }
  }

  /// What rules ask of a model.
  package struct ModelTraits: Hashable, Sendable {
    /// Blocks that hold the tensor in question.
    package let layers: Int
    package let queryHeadsPerKeyValueHead: Double
    package let tiedEmbedding: Bool
    /// Experts of a layer; nil in dense models.
    package let experts: Int?
    /// As the model catalog spells it; nil when unknown.
    package let family: String?
    /// Whether the tensor in question leads out of a recurrent mixer.
    package let isOutput: Bool
    /// Whether it is a gate of attention that is stored apart.
    package let isGate: Bool

    package init(
      layers: Int, queryHeadsPerKeyValueHead: Double = 1, tiedEmbedding: Bool = false, experts: Int? = nil,
      family: String? = nil, isOutput: Bool = false, isGate: Bool = false
    ) {
      self.layers = layers
      self.queryHeadsPerKeyValueHead = queryHeadsPerKeyValueHead
      self.tiedEmbedding = tiedEmbedding
      self.experts = experts
      self.family = family
      self.isOutput = isOutput
      self.isGate = isGate
    }
  }

  /// A format and the share of the layers that it holds for.
  package struct Allotment: Hashable, Sendable {
    package let format: StorageFormat
    package let layers: Int
    package let share: Double

    /// The same layers in another format.
    package func with(_ format: StorageFormat) -> Allotment { Allotment(format: format, layers: layers, share: share) }
  }

  /// How a class of tensors is stored, layer by layer; the shares add up to 1.
  ///
  /// A tensor outside the layers (embedding, output head) counts as one layer.
  package func allotments(for tensorClass: TensorClass, in traits: ModelTraits) -> [Allotment] {
    let layers = max(traits.layers, 1)
    if let portions = portions[tensorClass] {
      return portions.map {
        Allotment(format: $0.format, layers: Int((Double(layers) * $0.share).rounded()), share: $0.share)
      }
    }
    let rules = rules.filter { $0.classes.contains(tensorClass) && $0.condition?.isMet(by: traits) ?? true }
    guard rules.first?.layers != nil else {
      return [Allotment(format: rules.first?.format ?? uncovered, layers: layers, share: 1)]
    }
    var counts: [(format: StorageFormat, layers: Int)] = []
    for layer in 0..<layers {
      let rule = rules.first { $0.layers?.selects(layer, of: layers) ?? true }
      let format = rule?.format ?? uncovered
      if let known = counts.firstIndex(where: { $0.format == format }) {
        counts[known].layers += 1
      } else {
        counts.append((format, 1))
      }
    }
    return counts.map { Allotment(format: $0.format, layers: $0.layers, share: Double($0.layers) / Double(layers)) }
  }

  /// How the tensor of one layer is stored; `layer` is its place among the layers that have one of its class.
  package func format(for tensorClass: TensorClass, layer: Int, in traits: ModelTraits) -> StorageFormat {
    if let portions = portions[tensorClass] {
      var reached = 0.0
      let place = (Double(layer) + 0.5) / Double(max(traits.layers, 1))
      for portion in portions {
        reached += portion.share
        if place < reached { return portion.format }
      }
    }
    let rule = rules.first { rule in
      rule.classes.contains(tensorClass) && rule.condition?.isMet(by: traits) ?? true
        && rule.layers?.selects(layer, of: max(traits.layers, 1)) ?? true
    }
    return rule?.format ?? uncovered
  }

  /// The same without rules for families that the model is none of, so that it covers what it stores otherwise here.
  package func meant(for family: String, isMixture: Bool) -> Scheme {
    guard rules.contains(where: { $0.isForOthers(family, isMixture: isMixture) }) else { return self }
    var scheme = self
    scheme.rules.removeAll { $0.isForOthers(family, isMixture: isMixture) }
    return scheme
  }

  /// Whether some rule changes how this class of tensors is stored.
  package func covers(_ tensorClass: TensorClass) -> Bool { rules.contains { $0.classes.contains(tensorClass) } }
}

extension Scheme.Rule {
  fileprivate func isForOthers(_ family: String, isMixture: Bool) -> Bool {
    guard let condition, let families = condition.families else { return false }
    return !families.contains(family) || condition.isMixture.map { $0 != isMixture } ?? false
  }
}
