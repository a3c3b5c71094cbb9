import Quantities

/// Constants of the decode and prefill model, fitted on published measurements.
///
/// Decode step = bytes read ÷ (efficiency × bandwidth × accelerators) + bytes ÷ the rate of unpacking + layers × seconds
/// per layer + all-reduces + sequences × seconds per sequence; layers of experts take their seconds beside, and passes
/// with prompts theirs. Attention reads the cache at a share of its own.
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
  /// What a pass with prompts takes beside in each layer: launches of kernels for each micro-batch.
  package let secondsPerPromptLayer: Seconds
  /// The share of that rate which attention itself reaches.
  package let attentionEfficiency: Double
  /// Bytes a second of narrow weights that a kernel unpacks on one accelerator, whatever the memory's bandwidth; nil
  /// where unpacking hides behind reading.
  package let unpackedBytesPerSecond: Double?
  /// Whether its 16-bit kernels add up in 16 bits too, which GeForce cards do at twice the rate.
  package let accumulatesIn16Bits: Bool
  /// The share of memory bandwidth that attention's kernels read the cache at; nil for that of weights.
  package let cacheEfficiency: Double?
  /// How far reality strays, as a share: half the width of the printed range, of few sequences at once.
  package let uncertainty: Double
  /// The same of prompts, and of eight sequences or more; nil for the same as of few.
  package let promptUncertainty: Double?
  package let loadUncertainty: Double?
  /// What published measurements of it are of.
  package let measured: [Measured]
  /// Exceptions; for each constant the first that matches and names it wins.
  package let adjustments: [Adjustment]
  @Prose package var basis: String

  /// Kernels that somebody measured on an accelerator.
  package struct Measured: Codable, Sendable {
    /// The accelerator's id.
    package let accelerator: String
    package let architecture: String?
    /// With models without experts.
    package let kernels: [Kernel]
    /// With models that have experts; nil for none.
    package let mixtureKernels: [Kernel]?

    package func kernels(isMixture: Bool) -> [Kernel] { isMixture ? mixtureKernels ?? [] : kernels }
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    bandwidthEfficiency = try values.decode(Double.self, forKey: .bandwidthEfficiency)
    secondsPerLayer = try values.decode(Seconds.self, forKey: .secondsPerLayer)
    secondsPerMixtureLayer = try values.value(.secondsPerMixtureLayer, default: .zero)
    secondsPerAllReduce = try values.decode(Seconds.self, forKey: .secondsPerAllReduce)
    secondsPerSequence = try values.value(.secondsPerSequence, default: .zero)
    prefillEfficiency = try values.decode(Double.self, forKey: .prefillEfficiency)
    secondsPerPromptLayer = try values.value(.secondsPerPromptLayer, default: .zero)
    attentionEfficiency = try values.value(.attentionEfficiency, default: 1)
    unpackedBytesPerSecond = try values.decodeIfPresent(Double.self, forKey: .unpackedBytesPerSecond)
    accumulatesIn16Bits = try values.value(.accumulatesIn16Bits, default: false)
    cacheEfficiency = try values.decodeIfPresent(Double.self, forKey: .cacheEfficiency)
    uncertainty = try values.decode(Double.self, forKey: .uncertainty)
    promptUncertainty = try values.decodeIfPresent(Double.self, forKey: .promptUncertainty)
    loadUncertainty = try values.decodeIfPresent(Double.self, forKey: .loadUncertainty)
    measured = try values.value(.measured, default: [])
    adjustments = try values.decode([Adjustment].self, forKey: .adjustments)
    _basis = try values.decode(Prose.self, forKey: .basis)
  }
}
