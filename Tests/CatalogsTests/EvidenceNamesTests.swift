import Domain
import TestSupport
import Testing

@testable import Catalogs

@Suite("What rows of evidence name")
struct EvidenceNamesTests {
  private static func text(_ changes: [String: String] = [:]) -> String {
    let keys = ["model": "qwen3-8b", "scheme": "bf16", "accelerator": "h100-sxm-80gb", "engine": "vllm"]
      .merging(changes) { $1 }
    return """
      {
        "kind": "load", "name": "Mine", "summary": "As measured here.",
        "sets": [{"source": "lab", "engine": "\(keys["engine"] ?? "")", "rows": [
          {"model": "qwen3-8b", "scheme": "bf16", "accelerator": "h100-sxm-80gb"},
          {"model": "\(keys["model"] ?? "")", "scheme": "\(keys["scheme"] ?? "")",
           "accelerator": "\(keys["accelerator"] ?? "")"}]}]
      }
      """
  }

  @Test("Names of entries pass, and mixes")
  func known() throws {
    let folder = try TemporaryFolder()
    try SourceTree.shipped.checkNames(ofEvidence: folder.write("mine.json", Self.text()))
    try SourceTree.shipped.checkNames(
      ofEvidence: folder.write("mine.json", Self.text(["scheme": "w4a16-g128+int8-g128:down_proj"])))
  }

  @Test(
    "Others are refused with the file, the line, the row and the key",
    arguments: [
      ("model", "no-such-model", ":5, `sets[0].rows[1].model`"), ("scheme", "bf16x", ":5, `sets[0].rows[1].scheme`"),
      ("accelerator", "h900", ":6, `sets[0].rows[1].accelerator`"), ("engine", "vlllm", ":3, `sets[0].engine`"),
    ])
  func unknown(key: String, name: String, place: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("mine.json", Self.text([key: name]))
    let error = #expect(throws: CatalogError.self) { try SourceTree.shipped.checkNames(ofEvidence: path) }
    for word in ["mine.json" + place, "found \"\(name)\""] {
      #expect(error?.message.contains(word) == true, "\(error?.message ?? "")")
    }
  }
}
