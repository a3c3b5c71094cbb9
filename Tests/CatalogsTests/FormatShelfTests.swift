import Domain
import TestSupport
import Testing

@testable import Catalogs

@Suite("Formats that schemes refer to")
struct FormatShelfTests {
  private static let q9 = """
    {"id": "q9", "name": "Q9", "elementBits": 9, "scaleBits": 16, "granularity": "group-32", "widthMultiple": 32,
     "fallbacks": ["fp16"]}
    """

  private func scheme(_ format: String) -> String {
    """
    {"id": "own", "name": "Own", "kind": "weight-only",
     "rules": [{"classes": ["attention-query"], "format": \(format)}], "uncovered": "bf16",
     "computePrecision": "bf16", "nativeKernel": "bf16", "engines": ["vllm"], "calibration": "none"}
    """
  }

  private func store(_ folder: TemporaryCatalog) -> CatalogStore {
    CatalogStore(CatalogLocation(folders: [folder.path, SourceTree.catalogs]))
  }

  @Test("A format of one's own serves schemes of one's own, and falls back to shipped ones")
  func own() throws {
    let folder = try TemporaryCatalog()
    try folder.write(Self.q9, kind: .formats, id: "q9")
    try folder.write(scheme(#""q9""#), kind: .schemes, id: "own")
    let found = try store(folder).scheme("own")
    #expect(found.rules[0].format.id == "q9" && found.uncovered.id == "bf16")
    #expect(found.rules[0].format.bitsPerWeight(rows: 8, columns: 64) == 9.5)
    #expect(found.rules[0].format.id(columns: 40) == "fp16")
    #expect(found.rules[0].format.bitsPerWeight(rows: 8, columns: 40) == 16)
    #expect(try CatalogValidation.validate(folder.path).findings == [])
  }

  @Test("A format written out is read as it always was")
  func writtenOut() throws {
    let folder = try TemporaryCatalog()
    let text = """
      {"laboratoryFormat": "gguf-q6_k", "elementBits": 6, "scaleBits": 8, "granularity": "group-16",
       "outerScale": {"bits": 16, "every": 256}, "widthMultiple": 256,
       "fallbacks": [{"laboratoryFormat": "gguf-q8_0", "bitsPerElement": 8.5, "widthMultiple": 32},
                     {"laboratoryFormat": "fp16", "bitsPerElement": 16}]}
      """
    let path = try folder.write(scheme(text), kind: .schemes, id: "own")
    #expect(try store(folder).scheme(path).rules[0].format == SourceTree.shipped.format("gguf-q6_k").format)
  }

  @Test(
    "What is no format is refused with the file and the key",
    arguments: [
      (#""q10""#, ["rules[0].format", "the id of a format", "q10"]),
      (#""../formats/bf16""#, ["rules[0].format", "the id of a format"]),
      (#""loop""#, ["fallbacks[0]", "the id of a format", "loop"]), (#""broken""#, ["broken.json", "elementBits"]),
      ("5", ["rules[0].format", "5"]), (#"{"elementBits": 4, "scaleBits": 8}"#, ["rules[0].format.granularity"]),
    ])
  func refused(format: String, words: [String]) throws {
    let folder = try TemporaryCatalog()
    try folder.write(scheme(format), kind: .schemes, id: "own")
    let loop = #"{"id": "loop", "name": "L", "elementBits": 4, "widthMultiple": 3, "fallbacks": ["loop"]}"#
    try folder.write(loop, kind: .formats, id: "loop")
    try folder.write(#"{"id": "broken", "name": "B"}"#, kind: .formats, id: "broken")
    let error = #expect(throws: CatalogError.self) { try store(folder).scheme("own") }
    let message = try #require(error).message
    for word in words { #expect(message.contains(word), "\(message)") }
    // The file that is at fault, and no other.
    let file = ["loop", "broken"].first { format == "\"\($0)\"" }.map { "formats/\($0).json" } ?? "schemes/own.json"
    #expect(message.hasPrefix("\(folder.path)/\(file)"), "\(message)")
    #expect(message.firstRange(of: ".json") == message.ranges(of: ".json").last, "\(message)")
  }

  @Test("A checkpoint with a module in a format whose file is at fault is not taken for one at 16 bits")
  func checkpoint() throws {
    let own = try TemporaryCatalog()
    let path = try own.write("{", kind: .formats, id: "int8-g128")
    let quantization =
      #""quant_method":"auto-round","bits":4,"group_size":128,"sym":true,"extra_config":{"#
      + #""model.layers.0.mlp.down_proj":{"bits":8}}"#
    let text =
      #"{"model_type":"llama",\#(ConfigurationTests.plain),"quantization_config":{\#(quantization)}}"#
    try FileSystem.write(Array(text.utf8), to: "\(own.path)/model/config.json")
    #expect(try SourceTree.shipped.model("\(own.path)/model").checkpoint?.scheme == "w4a16-g128")
    let error = #expect(throws: CatalogError.self) { try store(own).model("\(own.path)/model") }
    #expect(error?.message.hasPrefix("\(path):") == true, "\(error?.message ?? "")")
  }

  @Test("Schemes are found before formats of the same name, and a format by its alias")
  func names() throws {
    #expect(try SourceTree.shipped.format("q6_k").id == "gguf-q6_k")
    #expect(try SourceTree.shipped.allFormats().count >= 26)
    let kinds = CatalogKind.allCases
    #expect(kinds.firstIndex(of: .schemes) ?? 0 < kinds.firstIndex(of: .formats) ?? 0)
  }

  @Test("No scheme writes out a format that the catalog has")
  func references() throws {
    let formats = Dictionary(
      try SourceTree.shipped.allFormats().map { ($0.id, $0.format) }, uniquingKeysWith: { first, _ in first })
    for scheme in try SourceTree.shipped.allSchemes() {
      for format in scheme.rules.map(\.format) + [scheme.uncovered] {
        guard let id = format.id, let known = formats[id] else { continue }
        // Checkpoints keep the scales of the first as bfloat16; one release has scales of 32 bits beside the second.
        #expect(format == known || ["fp8-e4m3-channel", "mxfp4"].contains(id), "\(scheme.id): \(id)")
      }
    }
  }
}
