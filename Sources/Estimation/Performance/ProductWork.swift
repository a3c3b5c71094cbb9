import Domain
import Quantities

extension Replica {
  /// Weights that a token is multiplied by, as many as take the same time at the scheme's rate.
  ///
  /// Of a denoiser those that the scheme leaves at 16 bits, convolutions above all, count by the rates' ratio. Of other
  /// models nearly all are covered.
  func multipliedPerToken(at peak: ComputePeak?) -> Double {
    guard let denoising = profile.architecture.denoising, let peak,
      let wide = ComputePeak(unquantizedOn: accelerator), wide.rate.value < peak.rate.value
    else { return profile.multipliedPerToken }
    let left = denoising.productOperations { !stored.scheme.covers($0) } / 2 / Double(denoising.positions)
    return profile.multipliedPerToken + left * (peak.rate.value / wide.rate.value - 1)
  }
}
