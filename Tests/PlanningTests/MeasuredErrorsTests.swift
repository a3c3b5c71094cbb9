import Domain
import Planning
import Quantities
import TestSupport
import Testing

@Suite("Quality from measured weights")
struct MeasuredErrorsTests {
  @Test("A measured format speaks for its schemes; the others keep their synthetic errors, each labelled")
  func fallback() throws {
    let measured = MeasuredErrors(
      byFormat: ["int4-g128": Interval(low: 0.01, likely: 0.02, high: 0.03)], file: "own.safetensors", tensors: 3)
    let planner = Planner(catalogs: try ShippedCatalogs.store(), measured: measured)
    var request = try planner.request(model: "qwen3-8b", accelerator: "h100-sxm")
    request.count = 1
    let plan = try planner.plan(request)
    func quality(_ scheme: String) throws -> QualityEstimate {
      try #require(plan.alternatives.first { $0.deployment.scheme == scheme }).quality
    }
    let int4 = try quality("w4a16-g128")
    #expect(int4.basis == .measured)
    #expect(abs(try #require(int4.relativeSquaredError?.likely) - 0.02) < 1e-12)
    #expect(int4.notes.contains { $0.contains("own.safetensors") })
    let fp8 = try quality("fp8-dynamic")
    #expect(fp8.basis == .synthetic)
    #expect(try #require(fp8.relativeSquaredError?.likely) < 0.001)
  }

  @Test("More bits never more error, as the plan shows them", arguments: ["qwen3-8b", "llama-3.3-70b-instruct"])
  func monotone(model: String) throws {
    let planner = try ShippedCatalogs.planner()
    var request = try planner.request(model: model, accelerator: "b200")
    request.count = 2
    let plan = try planner.plan(request)
    let errors = try ["w4a16-g128", "fp8-dynamic", "w8a16", "bf16"].map { scheme in
      try #require(plan.alternatives.first { $0.deployment.scheme == scheme }?.quality.relativeSquaredError?.likely)
    }
    #expect(errors == errors.sorted(by: >))
  }
}
