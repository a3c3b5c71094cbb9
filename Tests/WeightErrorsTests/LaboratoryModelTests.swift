import Catalogs
import Domain
import Quantization
import Tensors
import TestSupport
import Testing

@testable import WeightErrors

@Suite("A catalog model as the laboratory sees it")
struct LaboratoryModelTests {
  @Test(
    "A model's matrices have unique names, their own shapes, and classes that recipes quantize",
    arguments: ["llama-4-scout", "llama-3.1-8b", "deepseek-v2-lite", "qwen3-30b-a3b", "gemma-3-27b", "mixtral-8x7b"])
  func matrices(name: String) throws {
    let architecture = try #require(try ShippedCatalogs.store().model(name).architecture)
    let tensors = LaboratoryModel.tensors(of: architecture)
    #expect(Set(tensors.map(\.name)).count == tensors.count)
    #expect(tensors.quantizable().count == tensors.count)
    #expect(tensors.allSatisfy { ($0.layerIndex ?? -1) < architecture.layers && $0.layerIndex != nil })
    let held = tensors.reduce(Int64(0)) { $0 + Int64($1.elementCount) }
    #expect(held <= architecture.parameterCount)
    #expect(Double(held) > 0.5 * Double(architecture.parameterCount))
  }
}
