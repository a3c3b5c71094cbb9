import Domain
import Quantities

/// The rate of matrix products for a scheme on an accelerator.
struct ComputePeak: Sendable {
  let rate: ComputeRate
  let precision: Precision
  /// Whether nobody published it.
  private(set) var isAssumed = false

  /// The native precision where its kernel runs, else the widest of BF16, FP16, TF32, FP32 that has a rate; nil
  /// when the catalog knows none.
  init?(_ accelerator: Accelerator, engine: Engine, scheme: Scheme) {
    let native = engine.runs(scheme.nativeKernel, on: accelerator) != false ? [scheme.computePrecision] : []
    self.init(
      accelerator, of: native + Self.unquantized, accumulatesIn16Bits: engine.performance.accumulatesIn16Bits)
  }

  /// A stand-in where no rate is published, by the memory's bandwidth.
  ///
  /// Of 189 catalogued accelerators a tenth have fewer than 26 operations for each byte a second that memory delivers, a
  /// quarter fewer than 75, half fewer than 146 and a tenth more than 321: prompts are rather faster than this says.
  init(assumedOn accelerator: Accelerator) {
    rate = ComputeRate(Self.operationsPerByte * accelerator.memory.bandwidth.value)
    precision = .fp16
    isAssumed = true
  }

  private static let operationsPerByte = 60.0

  /// The rate at 16 bits, or 32 where the catalog knows none: of encoders of images, which engines leave unquantized.
  init?(unquantizedOn accelerator: Accelerator) {
    self.init(accelerator, of: Self.unquantized)
  }

  private static let unquantized = [Precision.bf16, .fp16, .tf32, .fp32]

  /// The first that has a rate, or FP32 where that is faster: Pascal's half precision runs at a 64th of it, and engines
  /// widen there.
  ///
  /// - Parameter accumulatesIn16Bits: whether 16-bit products are added up in 16 bits, twice as fast where adding in 32
  ///   halves the rate.
  private init?(_ accelerator: Accelerator, of precisions: [Precision], accumulatesIn16Bits: Bool = false) {
    guard let first = precisions.first(where: { accelerator.compute[$0] != nil }),
      let told = accelerator.compute[first]
    else { return nil }
    let isTwice = accumulatesIn16Bits && accelerator.halvesAccumulation == true && first == .fp16
    let rate = isTwice ? ComputeRate(2 * told.value) : told
    if let wide = accelerator.compute[.fp32], wide.value > rate.value {
      (self.rate, precision) = (wide, .fp32)
    } else {
      (self.rate, precision) = (rate, first)
    }
  }
}
