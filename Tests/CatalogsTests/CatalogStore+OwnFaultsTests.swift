import Domain
import TestSupport
import Testing

@testable import Catalogs

/// Files of one's own that are at fault, asked for by less than their whole names.
@Suite("Own files at fault by parts of their names")
struct CatalogStoreOwnFaultsTests {
  private let own: TemporaryCatalog
  private let store: CatalogStore

  init() throws {
    own = try TemporaryCatalog()
    store = CatalogStore(CatalogLocation(folders: [own.path, SourceTree.catalogs]))
  }

  private func damage(_ id: String, _ kind: CatalogKind, _ text: String = "{ \"id\": ") throws -> String {
    try own.write(text, kind: kind, id: id)
  }

  @Test(
    "A part of its name leads to the error that names it, in any spelling",
    arguments: ["my-mod", "my-model", "mymod", "my-mode", "mymodel", "MY MODEL", "someone/My-Model"])
  func part(query: String) throws {
    let path = try damage("my-model", .models)
    let error = #expect(throws: CatalogError.self) { try store.model(query) }
    #expect(error?.message.hasPrefix("\(path):") == true, "\(error?.message ?? "")")
  }

  @Test("So it is with cards, and with hosts", arguments: [CatalogKind.hardware, .hosts])
  func hardware(kind: CatalogKind) throws {
    let path = try damage("my-gpu", kind)
    for query in ["my-gp", "mygp", "my-gpu"] {
      let error = #expect(throws: CatalogError.self) { try store.accelerator(query) }
      #expect(error?.message.hasPrefix("\(path):") == true, "\(error?.message ?? "")")
    }
  }

  @Test(
    "What it hides lends it its other names",
    arguments: [
      ("h100-sxm-80gb", CatalogKind.hardware, ["h100-sxm", "h100 sxm5", "H100-SXM"]),
      ("w4a16-g128", .schemes, ["w4a16", "int4", "int4-g128"]),
    ])
  func hidden(id: String, kind: CatalogKind, queries: [String]) throws {
    let path = try damage(id, kind)
    for query in queries {
      #expect(try SourceTree.shipped.resolve(query, kind: kind).id == id)
      #expect(try store.resolve(query, kind: kind).path == path, "\(query)")
    }
    let entry = try #require(store.entries(kind).first { $0.id == id })
    let shipped = try #require(SourceTree.shipped.entries(kind).first { $0.id == id })
    #expect(entry.aliases == shipped.aliases && entry.vendor == shipped.vendor)
  }

  @Test("What inherits from nothing keeps the name that it says")
  func inheritsFromNothing() throws {
    let path = try damage("mine", .hardware, #"{"id": "mine", "name": "Workshop card", "inherits": "nothing"}"#)
    let error = #expect(throws: CatalogError.self) { try store.accelerator("workshop") }
    #expect(error?.message.hasPrefix("\(path):") == true, "\(error?.message ?? "")")
  }

  @Test("Other names don't blame it, and what is sound comes first")
  func others() throws {
    _ = try damage("my-gpu", .hardware)
    _ = try damage("my-model", .models)
    #expect(throws: CatalogError.notFound(kind: .models, query: "zzzzzzzzzzzz", nearest: [])) {
      try store.model("zzzzzzzzzzzz")
    }
    for query in ["y", "", "my-model-of-another-name"] {
      let error = #expect(throws: CatalogError.self) { try store.model(query) }
      let isNotFound = if case .notFound? = error { true } else { false }
      #expect(isNotFound, "\(query): \(error?.message ?? "")")
    }
    try own.write(MinimalEntries.accelerator.replacing("own-card", with: "mygp-2"), kind: .hardware, id: "mygp-2")
    #expect(try store.accelerator("mygp").id == "mygp-2")
    #expect(try store.model("scout").id == SourceTree.shipped.model("scout").id)
  }
}
