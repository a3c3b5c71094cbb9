import Domain
import TestSupport
import Testing

@testable import Catalogs

@Suite("Weights beside a configuration")
struct CatalogStoreWeightsTests {
  private func faults(_ weights: String?, named name: String = "model.safetensors") throws -> [CatalogError] {
    let folder = try TemporaryCatalog()
    let path = "\(folder.path)/model"
    try FileSystem.write(
      Array(#"{"model_type":"llama",\#(ConfigurationTests.plain),"torch_dtype":"float16"}"#.utf8),
      to: path + "/config.json")
    if let weights { try FileSystem.write(Array(weights.utf8), to: "\(path)/\(name)") }
    return SourceTree.shipped.faultsOfWeights(beside: path)
  }

  @Test("A folder without weights is as good as one with sound ones")
  func sound() throws {
    #expect(try faults(nil).isEmpty)
    #expect(try faults("\u{2}\0\0\0\0\0\0\0{}").isEmpty)
    #expect(SourceTree.shipped.faultsOfWeights(beside: "llama-3.1-8b").isEmpty)
  }

  @Test("Damaged ones are told by their file", arguments: ["model.safetensors", "part-00002.safetensors"])
  func damaged(name: String) throws {
    for text in [
      "", "short", "\u{10}\0\0\0\0\0\0\0{\"bad\"", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n",
    ] {
      let found = try faults(text, named: name)
      #expect(found.count == 1 && found.first?.message.contains(name) == true, "\(text) \(found)")
    }
  }
}
