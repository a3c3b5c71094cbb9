import Quantities

/// Constants of the decode and prefill model, fitted on published measurements.
///
/// Decode step = bytes read ÷ (efficiency × bandwidth × accelerators) + layers × seconds per layer + all-reduces.
package struct EnginePerformance: Codable, Sendable {
  /// The share of memory bandwidth that weight reads reach.
  package let bandwidthEfficiency: Double
  package let secondsPerLayer: Seconds
  package let secondsPerAllReduce: Seconds
  /// The share of peak arithmetic that prefill reaches.
  package let prefillEfficiency: Double
  /// How far reality strays, as a share: half the width of the printed range.
  package let uncertainty: Double
  /// Exceptions; for each constant the first that matches and names it wins.
  package let adjustments: [Adjustment]
  package let basis: String

  /// Other constants for some hardware, schemes or kernels; each given condition must be met.
  package struct Adjustment: Codable, Sendable {
    /// Hardware architectures it holds for; nil for all.
    package let architectures: [String]?
    package let vendors: [String]?
    /// Ids of accelerators.
    package let accelerators: [String]?
    /// Beginnings of the memory's technology: `HBM`, `GDDR`.
    package let memoryKinds: [String]?
    /// Ids of schemes.
    package let schemes: [String]?
    package let kinds: [Scheme.Kind]?
    /// The kernels that the scheme runs on there.
    package let kernels: [Kernel]?
    package let bandwidthEfficiency: Double?
    package let secondsPerLayer: Seconds?
    package let secondsPerAllReduce: Seconds?
    package let prefillEfficiency: Double?
    package let uncertainty: Double?
    package let basis: String
  }

  /// The constants that hold for one accelerator and scheme, exceptions applied.
  package struct Constants: Hashable, Sendable {
    package let bandwidthEfficiency: Double
    package let secondsPerLayer: Seconds
    package let secondsPerAllReduce: Seconds
    package let prefillEfficiency: Double
    package let uncertainty: Double
  }

  /// Resolves the exceptions for one accelerator, one scheme and the kernel that runs it there.
  package func constants(on accelerator: Accelerator, scheme: Scheme, kernel: Kernel) -> Constants {
    let matching = adjustments.filter { $0.holds(for: accelerator, scheme, kernel) }
    return Constants(
      bandwidthEfficiency: matching.lazy.compactMap(\.bandwidthEfficiency).first ?? bandwidthEfficiency,
      secondsPerLayer: matching.lazy.compactMap(\.secondsPerLayer).first ?? secondsPerLayer,
      secondsPerAllReduce: matching.lazy.compactMap(\.secondsPerAllReduce).first ?? secondsPerAllReduce,
      prefillEfficiency: matching.lazy.compactMap(\.prefillEfficiency).first ?? prefillEfficiency,
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
      && (schemes?.contains(scheme.id) ?? true)
      && (kinds?.contains(scheme.kind) ?? true)
      && (kernels?.contains(kernel) ?? true)
  }
}
