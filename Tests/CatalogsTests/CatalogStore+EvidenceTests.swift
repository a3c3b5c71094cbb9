import Domain
import TestSupport
import Testing

@testable import Catalogs

@Suite("Evidence of one's own by its kind")
struct CatalogStoreEvidenceTests {
  @Test("A file of any name counts for its kind", arguments: ["drawn-power", "my-board"])
  func power(id: String) throws {
    let folder = try TemporaryCatalog()
    try folder.write(
      """
      {"kind": "drawn-power", "name": "Mine", "basis": "a meter", "idle": 0.11, "always": 0.5, "whileReading": 0.1,
       "whileComputing": 0.2}
      """, kind: .evidence, id: id)
    let store = CatalogStore(CatalogLocation(folders: [folder.path, SourceTree.catalogs]))
    #expect(try store.drawnPower()?.idle == 0.11)
    #expect(store.faultsOfOwnEntries().isEmpty)
    #expect(try SourceTree.shipped.drawnPower()?.idle != 0.11)
  }

  @Test("Published accuracies of one's own stand beside those that are shipped")
  func accuracy() throws {
    let folder = try TemporaryCatalog()
    try folder.write(
      """
      {"kind": "accuracy", "name": "Mine", "summary": "rows of one's own", "sets": [{"source": "a card", "rows": [
        {"model": "llama-3.1-8b-instruct", "scheme": "w4a16-g128", "method": "gptq", "metric": "mmlu", "better": "higher",
         "baseline": 70, "value": 69}]}]}
      """, kind: .evidence, id: "mine")
    let store = CatalogStore(CatalogLocation(folders: [folder.path, SourceTree.catalogs]))
    let (model, scheme) = ("llama-3.1-8b-instruct", "w4a16-g128")
    let shipped = try SourceTree.shipped.publishedAccuracies(of: model, scheme: scheme)
    #expect(try store.publishedAccuracies(of: model, scheme: scheme).count == shipped.count + 1)
  }
}
