import Domain

/// The weights that one rank reads in a pass, all stages in turn.
struct WeightReads: Sendable {
  /// Bytes that every pass reads.
  private var always = 0.0
  /// Bytes of experts, by the share of them that one token is sent to.
  private var chosen: [(share: Double, bytes: Double)] = []
  /// Data-parallel groups, whose tokens meet at the experts.
  private let groups: Double

  /// - Parameter part: the share of a class's weights that counts.
  init(_ stored: StoredWeights, layout: Layout, part: (TensorClass) -> Double = { _ in 1 }) {
    groups = Double(layout.dataParallel)
    let stage = Layout(
      tensorParallel: layout.tensorParallel, dataParallel: layout.dataParallel, expertParallel: layout.expertParallel)
    for entry in stored.groups {
      let share = entry.group.shareReadPerToken
      let bytes = entry.bits / 8 * stage.share(of: entry.group.split) * part(entry.group.tensorClass)
      if share >= 1 {
        always += bytes
      } else if share > 0 {
        if let place = chosen.firstIndex(where: { $0.share == share }) {
          chosen[place].bytes += bytes
        } else {
          chosen.append((share, bytes))
        }
      }
    }
  }

  /// Of E experts with k chosen per token, a pass of B tokens touches E · (1 − (1 − k/E)^B).
  ///
  /// Between whole numbers of tokens the touched share runs straight.
  ///
  /// - Parameter tokens: those of one data-parallel group; the others are taken to have as many.
  func bytes(tokens: Double) -> Double {
    let all = tokens * groups
    let whole = min(all.rounded(.down), 1e9)
    let part = min(all - whole, 1)
    return chosen.reduce(always) { sum, experts in
      let untouched = power(1 - experts.share, Int(whole))
      let next = untouched * (1 - experts.share)
      return sum + experts.bytes * (1 - untouched - part * (next - untouched))
    }
  }
}

/// A whole power by squaring; for shares of experts, where the C library's `pow` is not needed.
func power(_ base: Double, _ exponent: Int) -> Double {
  var result = 1.0
  var square = base
  var rest = max(exponent, 0)
  while rest > 0 {
    if rest & 1 == 1 { result *= square }
    square *= square
    rest >>= 1
  }
  return result
}
