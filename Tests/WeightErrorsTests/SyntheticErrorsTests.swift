import Catalogs
import Domain
import TestSupport
import Testing

@testable import WeightErrors

@Suite("Errors of invented weights, made when asked for")
struct ErrorsOnDemandTests {
  @Test(
    "They are those that are made at once, in any order", arguments: ["qwen3-8b", "qwen3-30b-a3b", "all-minilm-l6-v2"])
  func same(id: String) throws {
    let catalogs = try ShippedCatalogs.store()
    let model = try catalogs.model(id)
    let schemes = try catalogs.offeredSchemes().filter { $0.engines.contains("vllm") }
    let all = SyntheticErrors(model: model, schemes: schemes)
    let some = ErrorsOnDemand(model: model, schemes: schemes)
    for format in SyntheticErrors.formats(of: schemes).sorted(by: >) {
      for tensorClass in TensorClass.allCases {
        #expect(
          some.relativeSquaredError(format: format, tensorClass: tensorClass)
            == all.relativeSquaredError(format: format, tensorClass: tensorClass))
      }
    }
    #expect(some.relativeSquaredError(format: "no-format", tensorClass: .feedForwardUp) == nil)
  }
}
