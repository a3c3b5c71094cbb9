/// Which format each class of tensors gets, so that the error is least for the bytes: a multiple-choice knapsack.
///
/// Minimises Σ αₗ · t²ₗ · parametersₗ, the sum that perplexity grows with (HIGGS, arXiv 2411.17525), and so takes for
/// granted that errors of different tensors add up and that perplexity stays linear in them. Both hold for small errors
/// only, as at 4 bits and more.
package struct BitAllocation: Sendable {
  /// One way to store a class.
  package struct Option: Hashable, Sendable {
    package let bytes: Double
    /// α · t² · parameters.
    package let error: Double

    package init(bytes: Double, error: Double) {
      self.bytes = bytes
      self.error = error
    }
  }

  /// One option for each class, in the order of the classes.
  package struct Choice: Hashable, Sendable {
    package let options: [Int]
    package let bytes: Double
    package let error: Double
  }

  /// No choice is as small as the budget.
  package struct BudgetTooSmall: Error, Hashable, Sendable {
    /// What is missing for the smallest choice.
    package let missingBytes: Double
  }

  /// More points than this are thinned: some 10 classes with 3 options each stay below it.
  package static let largestFront = 1 << 14

  /// All choices of which none has fewer bytes without more error, by ascending bytes.
  private let front: [Point]
  /// How the points of each class's front came about, for tracing choices back.
  private let trails: [[Step]]
  /// Whether `best` is the least error that there is; false where fronts had to be thinned.
  package let isExact: Bool

  /// Merges the classes' options one class after another and drops every sum that another one beats.
  ///
  /// Each class must have an option. Time and memory grow with the product of `limit` and all options at most.
  package init(_ classes: [[Option]], limit: Int = largestFront) {
    var front = [Point(bytes: 0, error: 0)]
    var trails: [[Step]] = []
    var isExact = true
    for options in classes {
      var merged = Self.merged(front, options)
      if merged.count > max(limit, 2) {
        merged = Self.thinned(merged, to: max(limit, 2))
        isExact = false
      }
      front = merged.map(\.point)
      trails.append(merged.map(\.step))
    }
    self.front = front
    self.trails = trails
    self.isExact = isExact
  }

  /// The choice with the least error within a budget; of equally good ones the smallest.
  package func best(within budget: Double) throws(BudgetTooSmall) -> Choice {
    guard let place = front.lastIndex(where: { $0.bytes <= budget }) else {
      throw BudgetTooSmall(missingBytes: (front.first?.bytes ?? 0) - budget)
    }
    return choice(place)
  }

  /// The smallest choice with at most so much error; nil where none is that good.
  package func smallest(withError limit: Double) -> Choice? {
    front.firstIndex { $0.error <= limit }.map(choice)
  }

  private func choice(_ place: Int) -> Choice {
    var place = place
    let point = front[place]
    var options: [Int] = []
    for trail in trails.reversed() {
      options.append(Int(trail[place].option))
      place = Int(trail[place].parent)
    }
    return Choice(options: options.reversed(), bytes: point.bytes, error: point.error)
  }
}

extension BitAllocation {
  private struct Point {
    let bytes: Double
    let error: Double
  }

  private struct Step {
    let parent: Int32
    let option: Int32
  }

  private typealias Sum = (point: Point, step: Step)

  /// The sums of a front and one class's options that no other sum beats, by ascending bytes and descending error.
  private static func merged(_ front: [Point], _ options: [Option]) -> [Sum] {
    var sums: [Sum] = []
    sums.reserveCapacity(front.count * options.count)
    for (option, added) in options.enumerated() {
      for (parent, point) in front.enumerated() {
        sums.append(
          (
            Point(bytes: point.bytes + added.bytes, error: point.error + added.error),
            Step(parent: Int32(parent), option: Int32(option))
          ))
      }
    }
    sums.sort { ($0.point.bytes, $0.point.error) < ($1.point.bytes, $1.point.error) }
    var kept: [Sum] = []
    for sum in sums where kept.last.map({ sum.point.error < $0.point.error }) ?? true { kept.append(sum) }
    return kept
  }

  /// Evenly so many of the points, both ends among them.
  private static func thinned(_ sums: [Sum], to count: Int) -> [Sum] {
    (0..<count).map { sums[$0 * (sums.count - 1) / (count - 1)] }
  }
}
