import Quantities

/// Constants of the decode and prefill model, fitted on published measurements.
///
/// Decode step = bytes read ÷ (efficiency × bandwidth × accelerators) + layers × seconds per layer + all-reduces
/// + sequences × seconds per sequence; layers of experts take their seconds beside.
package struct EnginePerformance: Codable, Sendable {
  /// The share of memory bandwidth that weight reads reach.
  package let bandwidthEfficiency: Double
  package let secondsPerLayer: Seconds
  /// What a layer of experts takes beside: routing, sorting tokens, gathering.
  package let secondsPerMixtureLayer: Seconds
  package let secondsPerAllReduce: Seconds
  /// What each sequence of a batch adds to a decode step: scheduling, sampling, its place in the cache.
  package let secondsPerSequence: Seconds
  /// The share of peak arithmetic that matrix products reach in prefill.
  package let prefillEfficiency: Double
  /// The share of that rate which attention itself reaches.
  package let attentionEfficiency: Double
  /// How far reality strays, as a share: half the width of the printed range.
  package let uncertainty: Double
  /// Exceptions; for each constant the first that matches and names it wins.
  package let adjustments: [Adjustment]
  @Prose package var basis: String

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
    package let bandwidthEfficiency: Double?
    package let secondsPerLayer: Seconds?
    package let secondsPerAllReduce: Seconds?
    package let prefillEfficiency: Double?
    package let uncertainty: Double?
    @Prose package var basis: String
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    bandwidthEfficiency = try values.decode(Double.self, forKey: .bandwidthEfficiency)
    secondsPerLayer = try values.decode(Seconds.self, forKey: .secondsPerLayer)
    secondsPerMixtureLayer = try values.value(.secondsPerMixtureLayer, default: .zero)
    secondsPerAllReduce = try values.decode(Seconds.self, forKey: .secondsPerAllReduce)
    secondsPerSequence = try values.value(.secondsPerSequence, default: .zero)
    prefillEfficiency = try values.decode(Double.self, forKey: .prefillEfficiency)
    attentionEfficiency = try values.value(.attentionEfficiency, default: 1)
    uncertainty = try values.decode(Double.self, forKey: .uncertainty)
    adjustments = try values.decode([Adjustment].self, forKey: .adjustments)
    _basis = try values.decode(Prose.self, forKey: .basis)
  }

  /// The constants that hold for one accelerator and scheme, exceptions applied.
  package struct Constants: Hashable, Sendable {
    package let bandwidthEfficiency: Double
    package let secondsPerLayer: Seconds
    package let secondsPerMixtureLayer: Seconds
    package let secondsPerAllReduce: Seconds
    package let secondsPerSequence: Seconds
    package let prefillEfficiency: Double
    package let attentionEfficiency: Double
    package let uncertainty: Double
  }

  /// Resolves the exceptions for one accelerator, one scheme and the kernel that runs it there.
  package func constants(on accelerator: Accelerator, scheme: Scheme, kernel: Kernel) -> Constants {
    let matching = adjustments.filter { $0.holds(for: accelerator, scheme, kernel) }
    return Constants(
      bandwidthEfficiency: matching.lazy.compactMap(\.bandwidthEfficiency).first ?? bandwidthEfficiency,
      secondsPerLayer: matching.lazy.compactMap(\.secondsPerLayer).first ?? secondsPerLayer,
      secondsPerMixtureLayer: secondsPerMixtureLayer,
      secondsPerAllReduce: matching.lazy.compactMap(\.secondsPerAllReduce).first ?? secondsPerAllReduce,
      secondsPerSequence: secondsPerSequence,
      prefillEfficiency: matching.lazy.compactMap(\.prefillEfficiency).first ?? prefillEfficiency,
      attentionEfficiency: attentionEfficiency,
      uncertainty: matching.lazy.compactMap(\.uncertainty).first ?? uncertainty)
  }

  /// Where the constants for one accelerator, scheme and kernel come from, the exceptions' words included.
  package func basis(on accelerator: Accelerator, scheme: Scheme, kernel: Kernel) -> String {
    let matching = adjustments.filter { $0.holds(for: accelerator, scheme, kernel) }
    return ([basis] + matching.map(\.basis)).joined(separator: "; ")
  }
}

extension EnginePerformance.Adjustment {
  fileprivate func holds(for accelerator: Accelerator, _ scheme: Scheme, _ kernel: Kernel) -> Bool {
    (architectures.map { names in accelerator.architecture.map(names.contains) ?? false } ?? true)
      && (vendors.map { names in accelerator.vendor.map(names.contains) ?? false } ?? true)
      && (accelerators?.contains(accelerator.id) ?? true)
      && (memoryKinds.map { names in names.contains { accelerator.memory.kind?.hasPrefix($0) ?? false } } ?? true)
      && (schemes?.contains(scheme.catalogID) ?? true)
      && (kinds?.contains(scheme.kind) ?? true)
      && (kernels?.contains(kernel) ?? true)
  }
}
