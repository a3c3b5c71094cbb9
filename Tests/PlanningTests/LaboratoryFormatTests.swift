import Domain
import Quantization
import Tensors
import TestSupport
import Testing

@Suite("Formats that schemes name")
struct LaboratoryFormatTests {
  @Test("The laboratory knows every format of a scheme")
  func known() throws {
    for scheme in try ShippedCatalogs.store().allSchemes() {
      for name in scheme.rules.compactMap(\.format.id) {
        #expect(CodecCatalog.format(named: name) != nil, "\(scheme.id): \(name)")
      }
    }
  }

  @Test(
    "The catalog and the laboratory agree on a format's true bits per weight",
    arguments: [
      "int4-g128", "int4-g128-asym", "int8-channel", "int8-g128", "fp8-e4m3-tensor", "nf4", "nf4-dq", "mxfp4", "nvfp4",
      "gguf-q8_0", "gguf-q6_k", "gguf-q5_k", "gguf-q4_k", "gguf-q3_k", "gguf-q2_k", "gguf-q4_1", "gguf-q5_0",
      "gguf-q5_1",
      "gguf-iq4_nl", "gguf-iq4_xs",
    ])
  func bits(name: String) throws {
    let format = try #require(CodecCatalog.format(named: name))
    let rules = try ShippedCatalogs.store().allSchemes().flatMap(\.rules).map(\.format)
    let entry = try #require(rules.first { $0.id == name && $0.sparsity == nil })
    let (rows, columns) = (4096, 14_336)
    let measured = try #require(try format.bitsPerWeight(of: MatrixShape(rows: rows, columns: columns)))
    #expect(abs(entry.bitsPerWeight(rows: rows, columns: columns) - measured) < 0.001)
  }
}
