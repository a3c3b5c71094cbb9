import Quantization
import Tensors
import Testing

@Suite("Plans of samples")
struct SamplingPlanTests {
  @Test("The plan covers each stratum before it repeats one of equal size, and never a tensor twice")
  func strata() {
    let tensors = Samples.model(layers: 30)
    for seed in 0..<20 {
      let plan = SamplingPlan(tensors, limit: 9, seed: UInt64(seed))
      #expect(Set(plan.sample.map(\.name)).count == 9)
      let strata = Set(plan.sample.map(plan.stratum))
      // Each of the six once, before the larger ones come again.
      #expect(strata.count == 6)
    }
    #expect(SamplingPlan(tensors, limit: nil, seed: 1).sample.count == tensors.count)
    #expect(SamplingPlan(tensors, limit: 1000, seed: 1).sample.count == tensors.count)
    #expect(SamplingPlan(tensors, limit: 0, seed: 1).sample.isEmpty)
    #expect(SamplingPlan([], limit: 5, seed: 1).sample.isEmpty)
  }
}
