import Quantities

extension EnginePerformance {
  /// Other constants for some hardware, schemes or kernels; each given condition must be met.
  package struct Adjustment: Codable, Sendable {
    /// Hardware architectures it holds for; nil for all.
    package let architectures: [String]?
    package let vendors: [String]?
    /// Ids of accelerators.
    package let accelerators: [String]?
    /// Beginnings of the memory's technology: `HBM`, `GDDR`.
    package let memoryKinds: [String]?
    /// Ids of schemes, and so of the mixes that rest on them.
    package let schemes: [String]?
    package let kinds: [Scheme.Kind]?
    /// The kernels that the scheme runs on there.
    package let kernels: [Kernel]?
    /// Whether models with experts are meant, or those without; nil for all.
    package let mixtures: Bool?
    /// Whether models with recurrent layers are meant, or those without; nil for all.
    package let recurrent: Bool?
    /// The version of the engine that did otherwise; those before it are meant. Nil for all.
    package let before: String?
    package let bandwidthEfficiency: Double?
    package let secondsPerLayer: Seconds?
    package let secondsPerMixtureLayer: Seconds?
    package let secondsPerAllReduce: Seconds?
    package let secondsPerSequence: Seconds?
    package let prefillEfficiency: Double?
    package let secondsPerPromptLayer: Seconds?
    package let attentionEfficiency: Double?
    package let unpackedBytesPerSecond: Double?
    package let cacheEfficiency: Double?
    /// How experts are run one after another; nil where kernels take all at once.
    package let expertLoop: ExpertLoop?
    /// Whether its figures are guesses, whatever was measured nearby.
    package let isGuess: Bool?
    package let uncertainty: Double?
    package let promptUncertainty: Double?
    package let loadUncertainty: Double?
    @Prose package var basis: String
  }

  /// A loop of the host over a layer's experts, each of which it launches kernels for.
  package struct ExpertLoop: Codable, Sendable, Hashable {
    package enum Extent: String, Codable, Sendable, CaseIterable {
      /// Those that no token is sent to as well.
      case all
      case touched
    }

    package let secondsPerExpert: Seconds
    package let over: Extent
  }

  /// What adjustments ask for.
  package struct Subject: Sendable {
    let accelerator: Accelerator
    let scheme: Scheme
    /// What runs the scheme there.
    let kernel: Kernel
    let isMixture: Bool
    let isRecurrent: Bool
    let version: String

    /// - Parameters:
    ///   - isMixture: whether the model has experts.
    ///   - isRecurrent: whether it has layers that keep a state in place of keys and values.
    package init(
      on accelerator: Accelerator, by engine: Engine, scheme: Scheme, kernel: Kernel, isMixture: Bool,
      isRecurrent: Bool
    ) {
      self.accelerator = accelerator
      self.scheme = scheme
      self.kernel = kernel
      self.isMixture = isMixture
      self.isRecurrent = isRecurrent
      version = engine.version
    }
  }
}

extension EnginePerformance.Adjustment {
  func holds(for subject: EnginePerformance.Subject) -> Bool {
    let accelerator = subject.accelerator
    return (architectures.map { names in accelerator.architecture.map(names.contains) ?? false } ?? true)
      && (vendors.map { names in accelerator.vendor.map(names.contains) ?? false } ?? true)
      && (accelerators?.contains(accelerator.id) ?? true)
      && (memoryKinds.map { names in names.contains { accelerator.memory.kind?.hasPrefix($0) ?? false } } ?? true)
      && (schemes?.contains(subject.scheme.catalogID) ?? true)
      && (kinds?.contains(subject.scheme.kind) ?? true)
      && (kernels?.contains(subject.kernel) ?? true)
      && (mixtures.map { $0 == subject.isMixture } ?? true)
      && (recurrent.map { $0 == subject.isRecurrent } ?? true)
      && (before.map { EngineVersion(subject.version) < EngineVersion($0) } ?? true)
  }
}
