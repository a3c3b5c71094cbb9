import Domain
import Estimation
import Quantities
import Synchronization

/// What schemes of a family were published to lose, by how much they err: who errs more loses no less.
///
/// Files of llama.cpp's types are all rounded, so their errors tell which is better; an estimate for one of them beside
/// a single published figure for another could say the opposite.
final class QualityFloor: Sendable {
  private struct Known: Sendable {
    let name: String
    let error: Double
    let increase: Double

    /// Perplexity grows as squared errors do.
    func scaled(to other: Double) -> Double { error > 0 ? increase * max(other / error, 1) : increase }
  }
  private let known = Mutex<[Known]?>(nil)

  /// The most that a scheme which errs no more than this was published to lose, and as many times more as this errs more,
  /// but no more than one that errs more was published to lose; nil where none was.
  func least(
    error: Double, of schemes: [Scheme], measured: (Scheme) -> Double?
  ) -> (increase: Double, name: String)? {
    let all = known.withLock { kept -> [Known] in
      if let kept { return kept }
      let found = schemes.compactMap { scheme -> Known? in
        guard Self.isFamily(scheme), let published = scheme.publishedPerplexityIncrease, let error = measured(scheme)
        else { return nil }
        return Known(name: scheme.name, error: error, increase: published.likely)
      }
      kept = found
      return found
    }
    let least = all.filter { $0.error <= error }.max { $0.scaled(to: error) < $1.scaled(to: error) }
    guard let least else { return nil }
    let ceiling = all.filter { $0.error > error }.map(\.increase).min() ?? .infinity
    return (min(least.scaled(to: error), max(ceiling, least.increase)), least.name)
  }

  /// Whether a scheme's loss follows from its error alone.
  static func isFamily(_ scheme: Scheme) -> Bool { scheme.isGGUF && !scheme.isMix }
}
