import Domain
import JSON
import Quantities
import TestSupport
import Testing

@testable import Catalogs

@Suite("Entries of one's own")
struct OwnCatalogTests {
  private let folder: TemporaryFolder
  private let own: OwnCatalog

  init() throws {
    folder = try TemporaryFolder()
    own = OwnCatalog(folder: folder.path + "/own", shipped: [SourceTree.catalogs])
  }

  private func set(_ changes: String..., of id: String) throws {
    let entry = try own.store.resolve(id, kind: .hardware)
    _ = try own.write([own.draft(changes.map { try EntryChange($0) }, of: entry)], replacing: true)
  }

  @Test("A price that is no number is refused as it was written", arguments: ["0x10", "nan", "1,5", "+5", "cheap"])
  func noPrice(text: String) {
    let error = #expect(throws: CatalogError.self) { try set("price=\(text)", of: "h100-sxm") }
    let message = error?.message ?? ""
    for word in ["price=\(text)", "`\(text)`", "a decimal point", "price=2.1"] { #expect(message.contains(word)) }
  }

  @Test("What is set changes, what is not set stays, and the file tells only what was set")
  func set() throws {
    let before = try own.store.accelerator("h100-sxm")
    try set("price=2.1", of: "h100-sxm")
    let after = try own.store.accelerator("h100-sxm")
    #expect(after.id == before.id && after.name == before.name && after.aliases == before.aliases)
    #expect(after.rentalPrice?.usd == Dollars(2.1) && after.rentalPrice?.range == nil)
    #expect(after.rentalPrice?.basis == "the owner's own" && after.memory.bytes == before.memory.bytes)
    try set("watts=650", "memory.bytes=80000000000", of: "h100-sxm")
    let again = try own.store.accelerator("h100-sxm")
    #expect(again.rentalPrice?.usd == Dollars(2.1) && again.watts == Watts(650) && again.memory.bytes == .gigabytes(80))
    #expect(again.memory.bandwidth == before.memory.bandwidth)
    let root = try JSONNode(parsing: FileSystem.read(own.path(.hardware, "h100-sxm-80gb")))
    #expect(root.members?.map(\.key) == ["id", "inherits", "rentalPrice", "watts", "memory"])
    #expect(try own.differences(.hardware, "h100-sxm-80gb").map(\.keyPath).contains("watts"))
  }

  @Test("null takes away what is inherited, and lists and other entries are as before")
  func taken() throws {
    let shipped = SourceTree.shipped.entries(.hardware)
    #expect(try own.store.accelerator("h100-sxm").purchasePrice != nil)
    try set("purchasePrice=null", of: "h100-sxm")
    #expect(try own.store.accelerator("h100-sxm").purchasePrice == nil)
    #expect(own.store.entries(.hardware).map(\.id) == shipped.map(\.id))
    #expect(own.store.entries(.hardware).map(\.aliases) == shipped.map(\.aliases))
  }

  @Test(
    "An unsound change is refused by key, and nothing is written",
    arguments: [
      ("memory.bytes=48", "memory.bytes"), ("memory.bytes=\"48 GB\"", "memory.bytes"), ("wattts=3", "wattts"),
      ("memory=null", "memory"), ("watts=-1", "watts"), ("id=other", "id"),
    ])
  func refused(change: String, keyPath: String) throws {
    let error = try #require(throws: CatalogError.self) { try set(change, of: "l4") }
    guard case .malformed(let entry) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(entry.keyPath == keyPath && entry.path == own.path(.hardware, "l4") && entry.line != nil)
    #expect(own.file(.hardware, "l4") == nil)
  }

  @Test("An error in what is inherited stands at the line that names it, one in the entry at its own")
  func lines() throws {
    let catalog = try TemporaryCatalog()
    let path = try catalog.write(
      "{\n \"id\": \"mine\",\n \"name\": \"Mine\",\n \"inherits\": \"l4\",\n \"memory\": {\n  \"bytes\": 1 }\n}",
      kind: .hardware, id: "mine")
    let store = CatalogStore(CatalogLocation(folders: [catalog.path, SourceTree.catalogs]))
    let error = try #require(throws: CatalogError.self) { try store.accelerator("mine") }
    guard case .malformed(let entry) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(entry.path == path && entry.line == 6 && entry.keyPath == "memory.bytes")
  }

  @Test(
    "An entry of another id has a name of its own and no aliases of the other", arguments: ["nothing", "mine", "../l4"])
  func others(base: String) throws {
    let catalog = try TemporaryCatalog()
    try catalog.write("{\"id\": \"own\", \"name\": \"Own\", \"inherits\": \"l4\"}", kind: .hardware, id: "own")
    try catalog.write("{\"id\": \"mine\", \"name\": \"M\", \"inherits\": \"\(base)\"}", kind: .hardware, id: "mine")
    let store = CatalogStore(CatalogLocation(folders: [catalog.path, SourceTree.catalogs]))
    let entry = try store.accelerator("own")
    #expect(try entry.name == "Own" && entry.aliases.isEmpty && entry.watts == store.accelerator("l4").watts)
    #expect(throws: CatalogError.self) { try store.accelerator("mine") }
    #expect(try store.accelerator("nvidia l4").id == "l4")
    #expect(try CatalogValidation.validate(catalog.path).findings.map(\.keyPath) == ["inherits"])
  }

  @Test("Files are added once, and replaced only where that is asked for")
  func added() throws {
    let path = try folder.write("card.json", MinimalEntries.accelerator)
    let draft = try EntryDraft(file: path, kind: nil)
    #expect(draft.kind == .hardware)
    #expect(try own.write([draft], replacing: false) == [own.path(.hardware, "own-card")])
    #expect(throws: CatalogError.self) { try own.write([draft], replacing: false) }
    #expect(try own.write([draft], replacing: true).count == 1)
    #expect(try own.store.accelerator("own-card").name == "Own card")
  }

  @Test("An update is taken whole or not at all")
  func update() throws {
    let good = try folder.write(
      "good.json",
      "{\"hardware\": [\(MinimalEntries.accelerator), {\"id\": \"l4\", \"inherits\": \"l4\", \"watts\": 60}]}")
    #expect(try own.write(EntryDraft.several(good), replacing: true).count == 2)
    #expect(try own.store.accelerator("l4").watts == Watts(60))
    let other = MinimalEntries.accelerator.replacing("own-card", with: "other-card")
    let bad = try folder.write(
      "bad.json", "{\"hardware\": [\(other), {\"id\": \"l4\", \"inherits\": \"l4\", \"watts\": -1}]}")
    #expect(throws: CatalogError.self) { try own.write(EntryDraft.several(bad), replacing: true) }
    #expect(own.file(.hardware, "other-card") == nil)
    #expect(try own.store.accelerator("l4").watts == Watts(60))
    for text in ["{}", "{\"hardware\": {}}", "{\"hardwares\": []}", "{\"hardware\": [{}]}", "[]"] {
      let path = try folder.write("odd.json", text)
      #expect(throws: CatalogError.self) { try EntryDraft.several(path) }
    }
  }

  @Test("Sources name the nearest words around each number")
  func sources() throws {
    let figures = try SourceTree.shipped.figures(SourceTree.shipped.resolve("h100-sxm", kind: .hardware))
    let bytes = try #require(figures.first { $0.keyPath == "memory.bytes" })
    #expect(bytes.basis == "reported" && bytes.source?.hasPrefix("nvidia-smi") == true && bytes.value == "85520809984")
    let price = try #require(figures.first { $0.keyPath == "purchasePrice.usd" })
    #expect(price.date == "2026" && price.source?.contains("data-gate") == true)
    let watts = try #require(figures.first { $0.keyPath == "watts" })
    #expect(watts.source?.contains("aiconfigurator") == true)
  }
}
