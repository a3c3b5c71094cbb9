import Quantities

/// A way to store a model's weights: which tensors get which format, what kernels it needs, what it is known to cost.
package struct Scheme: Codable, Sendable, Identifiable {
  package internal(set) var id: String
  package internal(set) var name: String
  /// Short names that people type, unique across the catalog.
  package let aliases: [String]
  package let summary: String
  package let kind: Kind
  /// Weighed only where the user asks for it by name: one of many that differ little.
  package let onRequest: Bool
  /// The first rule that covers a tensor wins.
  package internal(set) var rules: [Rule]
  /// What tensors keep that no rule covers: 16 bits, and 32 in `fp32`.
  package let uncovered: StorageFormat
  /// The precision that matrix products run in when the native kernel exists.
  package let computePrecision: Precision
  /// What it runs on natively.
  package let nativeKernel: Kernel
  /// What still runs it, without the gain in arithmetic.
  package let fallbackKernel: Kernel?
  /// Kernels that some of its tensors need beside that one.
  package let otherKernels: [Kernel]
  /// The ids of the engines that load it.
  package internal(set) var engines: [String]
  /// The ids of the engines that can make it while they load a 16-bit checkpoint, which must fit first.
  package let madeAtLoadBy: [String]
  package let calibration: Calibration
  /// How its checkpoints are made: the library's scheme or type name.
  package let recipeName: String?
  /// Oracles of the conformance vectors that it agrees with.
  package let conformsTo: [String]
  /// Published accuracy of models stored this way, as a share of the unquantized model's (1 is equal).
  package internal(set) var publishedRecovery: PublishedRange?
  /// Published relative increase of perplexity (0.02 is 2 %).
  package internal(set) var publishedPerplexityIncrease: PublishedRange?
  package let notes: [String]
  package let sources: [String]
  /// How a user's checkpoint stores some classes, instead of what the rules say of them.
  package internal(set) var portions: [TensorClass: [Portion]] = [:]
  /// Whether a user's checkpoint is of another format than the scheme's, which is only the nearest.
  package internal(set) var isOnlyNearest = false
  /// What the catalogs call it where a checkpoint has a name of its own.
  package internal(set) var catalogName: String?

  private enum CodingKeys: String, CodingKey {
    case id, name, aliases, summary, kind, onRequest, rules, uncovered, computePrecision, nativeKernel, fallbackKernel
    case otherKernels, engines, madeAtLoadBy, calibration, recipeName, conformsTo, publishedRecovery
    case publishedPerplexityIncrease, notes, sources
  }

  /// What a scheme changes: weights only, activations too, storage of a GGUF file, or the number of weights.
  package enum Kind: String, Codable, Sendable, CaseIterable {
    case unquantized
    case weightOnly = "weight-only"
    case weightAndActivation = "weight-and-activation"
    case gguf
    case sparse
  }

  /// What making such a checkpoint takes beside the weights.
  package enum Calibration: String, Codable, Sendable, CaseIterable {
    case none
    /// Ranges of the activations, from a few samples.
    case scales
    /// The activations themselves (second moments or channel means).
    case activations
    case retraining
  }

  /// A range that published results span: 5th percentile, median, 95th percentile.
  package struct PublishedRange: Codable, Sendable {
    package let low: Double
    package let likely: Double
    package let high: Double
    /// How many published rows the range sums up; nil for a single statement.
    package let rows: Int?
    package let source: String
    package var interval: Interval { Interval(low: low, likely: likely, high: high) }
  }
}

extension Scheme {
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    (id, name, aliases) = try EntryNames(from: decoder).all
    summary = try values.value(.summary, default: "")
    kind = try values.decode(Kind.self, forKey: .kind)
    onRequest = try values.value(.onRequest, default: false)
    rules = try values.decode([Rule].self, forKey: .rules)
    uncovered = try values.decode(StorageFormat.self, forKey: .uncovered)
    computePrecision = try values.decode(Precision.self, forKey: .computePrecision)
    nativeKernel = try values.decode(Kernel.self, forKey: .nativeKernel)
    fallbackKernel = try values.decodeIfPresent(Kernel.self, forKey: .fallbackKernel)
    otherKernels = try values.value(.otherKernels, default: [])
    engines = try values.decode([String].self, forKey: .engines)
    madeAtLoadBy = try values.value(.madeAtLoadBy, default: [])
    calibration = try values.decode(Calibration.self, forKey: .calibration)
    recipeName = try values.decodeIfPresent(String.self, forKey: .recipeName)
    conformsTo = try values.value(.conformsTo, default: [])
    publishedRecovery = try values.decodeIfPresent(PublishedRange.self, forKey: .publishedRecovery)
    publishedPerplexityIncrease = try values.decodeIfPresent(
      PublishedRange.self, forKey: .publishedPerplexityIncrease)
    notes = try values.value(.notes, default: [])
    sources = try values.value(.sources, default: [])
  }
}

extension Scheme {
  /// Whether it is stored as a GGUF file.
  package var isGGUF: Bool { kind == .gguf }
}
