import Domain
import Planning
import Quantities
import TestSupport
import Testing

@Suite("Schemes on request")
struct ResourceCacheSchemesTests {
  @Test("A scheme on request is weighed where it is named, and changes nothing elsewhere")
  func plans() throws {
    let planner = try ShippedCatalogs.planner()
    var request = try planner.request(model: "llama-3.1-8b-instruct", accelerator: "rtx-4090")
    request.engine = "llama-cpp"
    let before = try planner.plan(request)
    #expect(
      before.schemes.contains { $0.scheme == "gguf-q4_k_m" } && !before.schemes.contains { $0.scheme == "gguf-iq4_xs" })
    var asked = request
    asked.scheme = "gguf-iq4_xs"
    let plan = try planner.plan(asked)
    #expect(plan.deployment.scheme == "gguf-iq4_xs" && plan.verdict.outcome != .doesNotFit)
    #expect(plan.quality.relativeSquaredError != nil)
    #expect(try planner.plan(request) == before)
  }

  @Test(
    "Files with fused projections are as large as llama.cpp says",
    arguments: [("phi-4", 8.43), ("phi-3.5-mini-instruct", 2.23)])
  func fusedProjections(model: String, gibibytes: Double) throws {
    let planner = try ShippedCatalogs.planner()
    var request = try planner.request(model: model, accelerator: "rtx-4090")
    request.engine = "llama-cpp"
    request.scheme = "gguf-q4_k_m"
    let option = try #require(try planner.plan(request).schemes.first { $0.scheme == "gguf-q4_k_m" })
    // Printed with two decimals: ggml-org/llama.cpp#12012, #9451.
    #expect(abs(Double(option.weightsBytes.bytes) / 1_073_741_824 - gibibytes) < 0.006)
  }
}
