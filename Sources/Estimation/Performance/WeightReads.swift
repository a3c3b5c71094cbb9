import Domain

/// The weights that one rank reads in a pass, all stages in turn.
struct WeightReads: Sendable {
  /// Bytes that every pass reads.
  private var always = 0.0
  /// Bytes of experts, by the share of them that one token is sent to.
  private var chosen: [(share: Double, bytes: Double)] = []
  /// Data-parallel groups, whose tokens meet at the experts.
  private let groups: Double
  /// Ranks that experts are spread over whole; 1 where each rank has a slice of all.
  private let ranks: Double
  /// Experts of a layer.
  private let experts: Double

  /// - Parameter part: the share of a class's weights that counts.
  init(_ stored: StoredWeights, layout: Layout, part: (TensorClass) -> Double = { _ in 1 }) {
    groups = Double(layout.dataParallel)
    ranks = Double(layout.expertRanks)
    experts = stored.sizes.lazy.compactMap(\.group.experts).first.map(Double.init) ?? 1
    let stage = Layout(
      tensorParallel: layout.tensorParallel, dataParallel: layout.dataParallel, expertParallel: layout.expertParallel)
    for entry in stored.sizes {
      let share = entry.group.shareReadPerToken
      let bytes = entry.bytes * stage.share(of: entry.group.split) * part(entry.group.tensorClass)
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
  /// Between whole numbers of tokens the touched share runs straight. Where experts live whole on R ranks, all wait for
  /// the rank with the most touched ones: of E/R experts each touched with chance p the fullest rank has about
  /// √(2 ln R) deviations more than the mean, and no more than it holds.
  ///
  /// - Parameter tokens: those of one data-parallel group; the others are taken to have as many.
  func bytes(tokens: Double) -> Double {
    chosen.reduce(always) { sum, experts in
      sum + experts.bytes * fullest(touched(by: tokens, share: experts.share))
    }
  }

  /// The share of all experts that a pass touches, where a token is sent to a share of them.
  private func touched(by tokens: Double, share: Double) -> Double {
    let all = tokens * groups
    let whole = min(all.rounded(.down), 1e9)
    let part = min(all - whole, 1)
    let untouched = power(1 - share, Int(whole))
    return 1 - untouched + part * untouched * share
  }

  /// Experts of a layer that a rank holds.
  var heldExperts: Double { max(experts / ranks, 1) }

  /// Of them those that a pass touches, on the fullest rank.
  func touchedExperts(tokens: Double) -> Double {
    heldExperts * (chosen.first.map { fullest(touched(by: tokens, share: $0.share)) } ?? 0)
  }

  /// The share of its experts that the fullest rank has touched, of a share of all.
  private func fullest(_ share: Double) -> Double {
    guard ranks > 1 else { return share }
    let deviation = (max(share * (1 - share), 0) / heldExperts).squareRoot()
    return min(share + Self.deviations(ranks: ranks) * deviation, 1)
  }

  /// √(2 ln R): how far the largest of R normal draws lies above their mean.
  private static func deviations(ranks: Double) -> Double {
    var (doublings, rest) = (0.0, ranks)
    while rest >= 2 { (doublings, rest) = (doublings + 1, rest / 2) }
    return (2 * 0.693 * (doublings + (rest - 1))).squareRoot()
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
