import Domain
import Tensors
import Testing

@testable import Quantization

/// What samples say of whole models, over many models and seeds: biases, and how often intervals hold the truth.
@Suite("Coverage of intervals")
struct CoverageLawTests {
  private static let seeds: UInt64 = 300

  /// Ten models of each kind.
  private static let populations = Dictionary(
    uniqueKeysWithValues: kinds.map { kind in (kind, (0..<10).map { ErrorPopulation(kind, seed: $0) }) })

  private struct Outcome {
    var held = 0
    var bias = 0.0

    var coverage: Double { Double(held) / Double(CoverageLawTests.seeds) }
  }

  /// How many tensors are measured.
  enum Size: CaseIterable {
    case usual, twoOfEach, threeOfEach

    func samples(_ counts: SamplingPlan.Counts) -> Int {
      switch self {
      case .usual: SampleExtent.usual.limit(counts, isSynthetic: false, isCostly: true) ?? 0
      case .twoOfEach: counts.forSpread
      case .threeOfEach: 3 * counts.strata
      }
    }
  }

  private func outcome(
    of kind: ErrorPopulation.Kind, _ samples: (SamplingPlan.Counts) -> Int, of errors: (ErrorPopulation) -> [Double],
    knowing known: (ErrorPopulation) -> [Double]? = { _ in nil }
  ) throws -> Outcome {
    var outcome = Outcome()
    for seed in 0..<Self.seeds {
      let population = try #require(Self.populations[kind]?[Int(seed % 10)])
      let truth = population.mean(errors(population))
      let found = population.estimate(errors(population), knowing: known(population), seed: seed, samples: samples)
      let estimate = try #require(found)
      outcome.bias += (estimate.likely / truth - 1) / Double(Self.seeds)
      if let low = estimate.low, let high = estimate.high, low <= truth, truth <= high { outcome.held += 1 }
    }
    return outcome
  }

  static let kinds = ErrorPopulation.Kind.allCases
  /// Of the small model two of each are all.
  private static func cases(_ kinds: [ErrorPopulation.Kind]) -> [(ErrorPopulation.Kind, Size)] {
    kinds.flatMap { kind in (kind == .small ? [.usual] : Size.allCases).map { (kind, $0) } }
  }
  static let even: [ErrorPopulation.Kind] = [.smooth, .small, .attention, .keysAndValues]

  @Test("Methods told by what rounding makes of all tensors", arguments: cases(kinds))
  func methods(kind: ErrorPopulation.Kind, size: Size) throws {
    let outcome = try outcome(of: kind, size.samples, of: \.treated, knowing: \.rounded)
    #expect(abs(outcome.bias) < 0.02 && (0.92...0.98).contains(outcome.coverage), "\(outcome)")
  }

  @Test("Rounding, measured on a sample", arguments: cases(even))
  func rounding(kind: ErrorPopulation.Kind, size: Size) throws {
    let outcome = try outcome(of: kind, size.samples, of: \.rounded)
    // Before two of each class and third were seen, drifts with depth count as chance.
    let most = size == .usual ? 1 : 0.98
    #expect(abs(outcome.bias) < 0.02 && (0.92...most).contains(outcome.coverage), "\(outcome)")
  }

  @Test(
    "Outliers that a sample doesn't see are no bias, but no interval knows of them",
    arguments: [.outliers, .rare] as [ErrorPopulation.Kind], [42, 126])
  func blind(kind: ErrorPopulation.Kind, samples: Int) throws {
    let outcome = try outcome(of: kind, { _ in samples }, of: \.rounded)
    // What is left is chance: estimates stray by some 14 % with 42 tensors.
    #expect(abs(outcome.bias) < 0.03)
    #expect(outcome.coverage < 0.92)
  }

  @Test(
    "Who stops at the first narrow interval still holds the truth",
    arguments: [.smooth, .attention, .keysAndValues] as [ErrorPopulation.Kind], [0.05, 0.02])
  func stopped(kind: ErrorPopulation.Kind, share: Double) throws {
    var (held, bias, ended) = (0, 0.0, 0)
    for seed in 0..<Self.seeds {
      let population = try #require(Self.populations[kind]?[Int(seed % 10)])
      let truth = population.mean(population.rounded)
      let plan = SamplingPlan(population.tensors, limit: nil, seed: seed)
      var looks = SequentialLooks()
      for samples in plan.counts.forSpread...population.tensors.count where looks.isDue(measured: samples) {
        let estimate = try #require(
          population.estimate(population.rounded, seed: seed, confidence: looks.confidence) { _ in samples })
        guard let low = estimate.low, let high = estimate.high, high - estimate.likely <= share * estimate.likely else {
          continue
        }
        if low <= truth, truth <= high { held += 1 }
        bias += (estimate.likely / truth - 1) / Double(Self.seeds)
        ended += samples < population.tensors.count ? 1 : 0
        break
      }
    }
    #expect(Double(held) / Double(Self.seeds) >= 0.94 && abs(bias) < 0.005)
    #expect(Double(ended) > 0.5 * Double(Self.seeds))
  }

  @Test("Nothing is said of the whole before each class and third was seen, and of its spread before two of some were")
  func unseen() {
    let population = ErrorPopulation(.smooth, seed: 1)
    #expect(population.estimate(population.rounded, seed: 1) { _ in 20 } == nil)
    #expect(population.estimate(population.rounded, seed: 1) { _ in 21 }?.low != nil)
    let whole = population.estimate(population.rounded, seed: 1) { _ in 336 }
    #expect(whole == ErrorInterval(exactly: whole?.likely ?? 0))
    // Equal errors of a part say nothing of the rest.
    let equal = population.rounded.map { _ in 0.01 }
    let known = population.estimate(equal, seed: 1) { _ in 42 }
    #expect(known?.low == nil && known?.high == nil && abs((known?.likely ?? 0) - 0.01) < 1e-12)
  }
}
