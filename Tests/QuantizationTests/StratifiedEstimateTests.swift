import Domain
import Quantization
import Tensors
import Testing

@Suite("Estimates from samples")
struct StratifiedEstimateTests {
  @Test("A sample of everything has no width")
  func full() throws {
    let units = (0..<10).map { unit($0, .attentionQuery, error: Double($0)) }
    let estimate = try #require(StratifiedEstimate.estimate(units))
    #expect(estimate.low == 4.5 && estimate.likely == 4.5 && estimate.high == 4.5)
  }

  @Test("Nothing measured, no estimate; one of many, an estimate without ends")
  func few() throws {
    #expect(StratifiedEstimate.estimate([]) == nil)
    #expect(StratifiedEstimate.estimate([unit(0, .attentionKey, error: nil)]) == nil)
    let one = try #require(
      StratifiedEstimate.estimate([unit(0, .attentionKey, error: 2), unit(0, .attentionKey, error: nil)]))
    #expect(one.likely == 2 && one.low == nil && one.high == nil)
  }

  @Test("A method that does what rounding does is known wherever rounding is")
  func likeRounding() throws {
    func units(_ factor: Double) -> [StratifiedEstimate.Unit] {
      (0..<8).map { index in
        let rounded = 0.01 + 0.001 * Double(index)
        return StratifiedEstimate.Unit(
          stratum: .init(tensorClass: .attentionKey, depth: index % 2), parameters: 4,
          error: index < 4 ? rounded * factor : nil, rounded: rounded)
      }
    }
    let same = try #require(StratifiedEstimate.estimate(units(1)))
    #expect(same.low == same.likely && same.likely == same.high && abs(same.likely - 0.0135) < 1e-12)
    // Equal ratios of a part say nothing of those of the rest.
    #expect(try #require(StratifiedEstimate.estimate(units(0.5))).low == nil)
  }

  @Test("Weights are parameters")
  func weights() throws {
    let units = [
      unit(0, .attentionKey, parameters: 1, error: 1), unit(1, .attentionKey, parameters: 3, error: 5),
    ]
    #expect(StratifiedEstimate.estimate(units)?.likely == 4)
  }

  @Test("Over many populations and samples, 95 % intervals hold the truth about 95 % of the time")
  func coverage() throws {
    var generator = SeededGenerator(seed: 20)
    var (held, total) = (0, 0)
    for trial in 0..<400 {
      let population = Self.population(using: &generator)
      let truth = try #require(StratifiedEstimate.estimate(population.units)).likely
      let plan = SamplingPlan(population.tensors, limit: 24, seed: UInt64(trial))
      let chosen = Set(plan.sample.map(\.name))
      let units = zip(population.tensors, population.units).map { tensor, unit in
        StratifiedEstimate.Unit(
          stratum: plan.stratum(of: tensor), parameters: unit.parameters,
          error: chosen.contains(tensor.name) ? unit.error : nil)
      }
      let estimate = try #require(StratifiedEstimate.estimate(units))
      let (low, high) = (try #require(estimate.low), try #require(estimate.high))
      #expect(low <= estimate.likely && estimate.likely <= high)
      total += 1
      if low <= truth && truth <= high { held += 1 }
    }
    let share = Double(held) / Double(total)
    #expect(share > 0.9 && share < 0.995, "\(share)")
  }

  @Test("The interval narrows as more tensors are measured, on average over samples")
  func narrows() throws {
    var generator = SeededGenerator(seed: 4)
    let population = Self.population(using: &generator)
    var widths: [Double] = []
    for limit in [12, 24, 48, 96] {
      var sum = 0.0
      for seed in 0..<20 {
        let plan = SamplingPlan(population.tensors, limit: limit, seed: UInt64(seed))
        let chosen = Set(plan.sample.map(\.name))
        let units = zip(population.tensors, population.units).map { tensor, unit in
          StratifiedEstimate.Unit(
            stratum: plan.stratum(of: tensor), parameters: unit.parameters,
            error: chosen.contains(tensor.name) ? unit.error : nil)
        }
        let estimate = try #require(StratifiedEstimate.estimate(units))
        sum += try #require(estimate.high) - (try #require(estimate.low))
      }
      widths.append(sum)
    }
    #expect(widths == widths.sorted(by: >) && widths[3] == 0)
  }

  /// 96 tensors of two classes in 48 layers whose error drifts with depth.
  private static func population(
    using generator: inout SeededGenerator
  ) -> (tensors: [TensorDescriptor], units: [StratifiedEstimate.Unit]) {
    let tensors = Samples.model(layers: 48)
    let plan = SamplingPlan(tensors, limit: nil, seed: 0)
    let units = tensors.map { tensor in
      let noise = (0..<4).reduce(0.0) { sum, _ in sum + Double.random(in: -1...1, using: &generator) } / 2
      let base = tensor.family == .attentionQuery ? 0.02 : 0.012
      return StratifiedEstimate.Unit(
        stratum: plan.stratum(of: tensor), parameters: Double(tensor.elementCount),
        error: base * (1 + 0.01 * Double(tensor.layerIndex ?? 0) + 0.2 * noise))
    }
    return (tensors, units)
  }

  private func unit(
    _ layer: Int, _ tensorClass: TensorFamily, parameters: Double = 1, error: Double?
  ) -> StratifiedEstimate.Unit {
    let name = tensorClass == .attentionKey ? "k_proj" : "q_proj"
    let tensor = Samples.descriptor(1, 1, name: "layers.\(layer).\(name).weight")
    let plan = SamplingPlan([tensor], limit: nil, seed: 0)
    return StratifiedEstimate.Unit(stratum: plan.stratum(of: tensor), parameters: parameters, error: error)
  }
}
