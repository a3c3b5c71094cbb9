import Domain
import Quantities

extension Scheme {
  /// The kernel that runs the scheme on an accelerator: the native one unless it is known to be missing.
  func kernel(on accelerator: Accelerator, by engine: Engine) -> Kernel {
    engine.runs(nativeKernel, on: accelerator) == false ? fallbackKernel ?? nativeKernel : nativeKernel
  }
}

/// The rate of matrix products for a scheme on an accelerator.
struct ComputePeak: Sendable {
  let rate: ComputeRate
  let precision: Precision

  /// The native precision where its kernel runs, else the widest of BF16, FP16, TF32, FP32 that has a rate; nil
  /// when the catalog knows none.
  init?(_ accelerator: Accelerator, engine: Engine, scheme: Scheme) {
    let native = engine.runs(scheme.nativeKernel, on: accelerator) != false ? [scheme.computePrecision] : []
    self.init(accelerator, of: native + Self.unquantized)
  }

  /// The rate at 16 bits, or 32 where the catalog knows none: of encoders of images, which engines leave unquantized.
  init?(unquantizedOn accelerator: Accelerator) {
    self.init(accelerator, of: Self.unquantized)
  }

  private static let unquantized = [Precision.bf16, .fp16, .tf32, .fp32]

  /// The first that has a rate, or FP32 where that is faster: Pascal's half precision runs at a 64th of it, and engines
  /// widen there.
  private init?(_ accelerator: Accelerator, of precisions: [Precision]) {
    guard let first = precisions.first(where: { accelerator.compute[$0] != nil }),
      let rate = accelerator.compute[first]
    else { return nil }
    if let wide = accelerator.compute[.fp32], wide.value > rate.value {
      (self.rate, precision) = (wide, .fp32)
    } else {
      (self.rate, precision) = (rate, first)
    }
  }
}

/// An engine's constants and an accelerator's arithmetic for one scheme, shared by reference.
final class StepRates: Sendable {
  let constants: EnginePerformance.Constants
  let peak: ComputePeak?
  /// What both rest on.
  let basis: PerformanceEstimate.Basis

  init(engine: Engine, accelerator: Accelerator, scheme: Scheme) {
    let kernel = scheme.kernel(on: accelerator, by: engine)
    let constants = engine.performance.constants(on: accelerator, scheme: scheme, kernel: kernel)
    let peak = ComputePeak(accelerator, engine: engine, scheme: scheme)
    self.constants = constants
    self.peak = peak
    basis = PerformanceEstimate.Basis(
      bandwidthEfficiency: constants.bandwidthEfficiency, bandwidth: accelerator.memory.bandwidth,
      secondsPerLayer: constants.secondsPerLayer, prefillEfficiency: constants.prefillEfficiency,
      peak: peak.map { .init($0.rate, $0.precision) },
      source: engine.performance.basis(on: accelerator, scheme: scheme, kernel: kernel))
  }
}
