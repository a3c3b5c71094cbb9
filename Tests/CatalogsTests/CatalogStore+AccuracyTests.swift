import Domain
import TestSupport
import Testing

@testable import Catalogs

@Suite("Published accuracies of one model")
struct CatalogStoreAccuracyTests {
  @Test("They are those that the whole file tells of it, for every model and scheme of its rows")
  func same() throws {
    let path = "\(SourceTree.catalogs)/evidence/accuracy.json"
    let store = SourceTree.shipped
    let whole: Evidence = try CatalogFile.read(
      path, expectedID: "accuracy", formats: store.formats.source, folders: [SourceTree.catalogs])
    let pairs = Set(whole.sets.flatMap(\.rows).compactMap { row in row.scheme.map { [row.model, $0] } })
    #expect(pairs.count > 100)
    for pair in pairs {
      let found = try store.publishedAccuracies(of: pair[0], scheme: pair[1])
      #expect(found == whole.accuracies(of: pair[0], scheme: pair[1]) && !found.isEmpty)
    }
  }

  @Test("A damaged row of the model is told at its line and place, another model's isn't read")
  func damaged() throws {
    let folder = try TemporaryCatalog()
    try folder.write(
      """
      {
        "kind": "accuracy", "summary": "rows of one's own",
        "sets": [
          {"source": "a card", "rows": [
            {"model": "other", "scheme": "awq", "method": "m", "metric": "mmlu", "better": "higher", "baseline": 1,
             "value": 1}]},
          {"source": "a card", "rows": [
            {"model": "mine", "scheme": "awq", "method": "m", "metric": "mmlu", "better": "higher", "baseline": 1,
             "value": "high"}]}
        ]
      }
      """, kind: .evidence, id: "accuracy")
    let store = CatalogStore(CatalogLocation(folders: [folder.path, SourceTree.catalogs]))
    let error = #expect(throws: CatalogError.self) { try store.publishedAccuracies(of: "mine", scheme: "awq") }
    guard case .malformed(let entry) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(entry.line == 9 && entry.keyPath == "sets[1].rows[0].value")
    #expect(try store.publishedAccuracies(of: "other", scheme: "awq").count == 1)
  }
}
