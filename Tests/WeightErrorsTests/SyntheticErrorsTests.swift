import Catalogs
import Domain
import Quantities
import Quantization
import TestSupport
import Testing

@testable import WeightErrors

@Suite("Errors of invented weights")
struct SyntheticErrorsTests {
  @Test(
    "Made when they are asked for they are those that are made at once, in any order",
    arguments: ["qwen3-8b", "qwen3-30b-a3b", "all-minilm-l6-v2"])
  func same(id: String) throws {
    let catalogs = try ShippedCatalogs.store()
    let model = try catalogs.model(id)
    let schemes = try catalogs.offeredSchemes().filter { $0.engines.contains("vllm") }
    let errors = SyntheticErrors(model: model, schemes: schemes)
    let names = SyntheticErrors.formats(of: schemes).sorted(by: >)
    let estimator = ErrorEstimator(seed: 1, weightsPerClass: SyntheticErrors.weightsPerClass)
    let atOnce = estimator.estimate(
      SyntheticErrors.shapes(of: model, under: schemes), formats: names.compactMap { CodecCatalog.format(named: $0) })
    for (name, all) in zip(names, atOnce) {
      for estimate in all.classes {
        let made = TensorClass.allCases.first { $0.family == estimate.tensorClass }
          .flatMap { errors.relativeSquaredError(format: name, tensorClass: $0) }
        #expect(made?.likely == estimate.relativeSquaredError?.likely)
      }
    }
    #expect(errors.relativeSquaredError(format: "no-format", tensorClass: .feedForwardUp) == nil)
  }
}
