/// Seconds of passes that prompts share by chance: each of some requests has its prompt in one pass of a cycle.
///
/// A pass carries k of n prompts with the binomial probability of n draws of chance 1/P, with P passes in a cycle; those
/// that it has no room for are carried by others, at the price of full ones. As the n are somewhere in the P passes, a
/// sum of passes varies only by what their seconds vary by beside k: what the regression on k leaves.
struct SharedPasses {
  /// Without others' prompts.
  let least: Double
  /// The mean.
  let seconds: Double
  let variance: Double
  /// The variance beside k.
  let residual: Double
  /// What they can be.
  let steps: [LatencySpread.Step]
  /// The most that a prompt adds to one.
  let perPrompt: Double

  /// - Parameters:
  ///   - others: requests whose prompts come in any of `passes`.
  ///   - room: most prompts that a pass carries.
  ///   - time: seconds of a pass that carries so many.
  init(others: Double, passes: Double, room: Double, time: (Double) -> Double) {
    var (counts, times, products) = (Moments(), Moments(), 0.0)
    let draws = Self.binomial(others, chance: min(1 / max(passes, 1), 1))
    let all = draws.reduce(0) { $0 + $1.weight }
    var carried = 0.0
    var steps: [LatencySpread.Step] = []
    steps.reserveCapacity(draws.count)
    for draw in draws {
      let seconds = time(min(draw.count, room))
      counts.add(draw.count, of: draw.weight)
      times.add(seconds, of: draw.weight)
      products += draw.weight * draw.count * seconds
      carried += draw.weight * min(draw.count, room)
      steps.append(.init(seconds: seconds, share: counts.all / all))
    }
    self.steps = steps
    // The first draw is of none, unless the mean alone stands for all.
    let least = draws.count > 1 ? steps[0].seconds : time(0)
    self.least = least
    let left = max(counts.mean - carried / counts.all, 0)
    let slope = left > 0 && room > 0 ? (time(room) - least) / room : 0
    perPrompt = zip(draws, steps).dropFirst().map { ($1.seconds - least) / $0.count }.max() ?? 0
    seconds = times.mean + left * slope
    variance = times.variance
    let covariance = products / counts.all - counts.mean * times.mean
    residual = counts.variance > 0 ? max(variance - covariance * covariance / counts.variance, 0) : 0
  }

  private struct Draw {
    let count: Double
    /// Beside that of none, which is 1.
    let weight: Double
  }

  /// All but those of a hundred-thousandth; the mean alone where it is so large that passes hardly differ.
  private static func binomial(_ draws: Double, chance: Double) -> [Draw] {
    let mean = draws * chance
    guard draws > 0, chance < 1, mean < 30 else { return [Draw(count: mean, weight: 1)] }
    var found: [Draw] = []
    // Weights beyond that are smaller than a hundred-thousandth.
    found.reserveCapacity(Int(mean + 8 * mean.squareRoot()) + 4)
    var (count, weight, all) = (0.0, 1.0, 0.0)
    while weight > 0, count <= mean || weight > 1e-5 * all {
      found.append(Draw(count: count, weight: weight))
      all += weight
      weight *= (draws - count) / (count + 1) * chance / (1 - chance)
      count += 1
    }
    return found
  }

  /// Sums for a mean and a variance.
  private struct Moments {
    private(set) var all = 0.0
    private var (sum, squares) = (0.0, 0.0)

    mutating func add(_ value: Double, of weight: Double) {
      all += weight
      sum += weight * value
      squares += weight * value * value
    }

    var mean: Double { sum / all }
    var variance: Double { max(squares / all - mean * mean, 0) }
  }
}
