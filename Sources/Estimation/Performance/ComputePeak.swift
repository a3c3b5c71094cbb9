import Domain
import Quantities

extension Scheme {
  /// The kernel that runs the scheme on an accelerator: the native one unless it is known to be missing.
  func kernel(on accelerator: Accelerator) -> Kernel {
    accelerator.runs(nativeKernel) == false ? fallbackKernel ?? nativeKernel : nativeKernel
  }
}

/// The rate of matrix products for a scheme on an accelerator.
struct ComputePeak: Sendable {
  let rate: ComputeRate
  let precision: Precision

  /// The native precision where its kernel runs, else the widest of BF16, FP16, TF32, FP32 that has a rate; nil
  /// when the catalog knows none.
  init?(_ accelerator: Accelerator, scheme: Scheme) {
    let native = accelerator.runs(scheme.nativeKernel) != false ? [scheme.computePrecision] : []
    for precision in native + [.bf16, .fp16, .tf32, .fp32] {
      guard let rate = accelerator.compute[precision] else { continue }
      self.rate = rate
      self.precision = precision
      return
    }
    return nil
  }

  /// The rate at 16 bits, or 32 where the catalog knows none: of encoders of images, which engines leave unquantized.
  init?(unquantizedOn accelerator: Accelerator) {
    for precision in [Precision.bf16, .fp16, .tf32, .fp32] {
      guard let rate = accelerator.compute[precision] else { continue }
      self.rate = rate
      self.precision = precision
      return
    }
    return nil
  }
}

/// An engine's constants and an accelerator's arithmetic for one scheme.
struct StepRates: Sendable {
  let constants: EnginePerformance.Constants
  let peak: ComputePeak?
  /// What both rest on.
  let basis: PerformanceEstimate.Basis

  init(engine: Engine, accelerator: Accelerator, scheme: Scheme) {
    let kernel = scheme.kernel(on: accelerator)
    let constants = engine.performance.constants(on: accelerator, scheme: scheme, kernel: kernel)
    let peak = ComputePeak(accelerator, scheme: scheme)
    self.constants = constants
    self.peak = peak
    basis = PerformanceEstimate.Basis(
      bandwidthEfficiency: constants.bandwidthEfficiency, bandwidth: accelerator.memory.bandwidth,
      secondsPerLayer: constants.secondsPerLayer, prefillEfficiency: constants.prefillEfficiency,
      peak: peak.map { .init($0.rate, $0.precision) },
      source: engine.performance.basis(on: accelerator, scheme: scheme, kernel: kernel))
  }
}
