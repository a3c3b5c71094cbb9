/// Random numbers of one request for one purpose (SplitMix64, by Steele, Lea and Flood).
///
/// Every request has streams of its own, so that scenarios that differ in one figure meet the same requests.
struct RandomStream {
  private static let step: UInt64 = 0x9e37_79b9_7f4a_7c15
  private var state: UInt64

  /// What the numbers decide.
  enum Purpose: UInt64 { case gap = 1, prompt, answer, think, phase }

  init(seed: UInt64, purpose: Purpose, number: Int) {
    let key = Self.mixed(seed &+ purpose.rawValue &* Self.step)
    state = Self.mixed(key ^ UInt64(truncatingIfNeeded: number) &* Self.step)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// Uniform between zero and one, neither included.
  mutating func uniform() -> Double {
    state &+= Self.step
    return (Double(Self.mixed(state) >> 12) + 0.5) * 0x1p-52
  }

  /// Exponential of mean one.
  mutating func exponential() -> Double { -Elementary.logarithm(uniform()) }

  /// Standard normal, by Marsaglia's polar method.
  mutating func normal() -> Double {
    while true {
      let (x, y) = (2 * uniform() - 1, 2 * uniform() - 1)
      let square = x * x + y * y
      if square < 1 && square > 0 { return x * (-2 * Elementary.logarithm(square) / square).squareRoot() }
    }
  }

  /// Gamma of a shape above zero and scale one, by Marsaglia and Tsang (2000).
  mutating func gamma(shape: Double) -> Double {
    guard shape >= 1 else {
      let power = Elementary.logarithm(uniform()) / shape
      return gamma(shape: shape + 1) * Elementary.exponential(power)
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      let v = root * root * root
      if v > 0 && Elementary.logarithm(uniform()) < 0.5 * x * x + d - d * v + d * Elementary.logarithm(v) {
        return d * v
      }
    }
  }
}
