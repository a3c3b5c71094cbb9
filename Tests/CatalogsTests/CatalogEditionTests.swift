import FoundationEssentials
import TestSupport
import Testing

@testable import Catalogs

@Suite("The edition of the catalogs")
struct CatalogEditionTests {
  private func edition(_ text: String) throws -> CatalogEdition? {
    let folder = try TemporaryFolder()
    try Data(text.utf8).write(to: URL(filePath: folder.path("edition.json")))
    return try CatalogStore(CatalogLocation(folders: [folder.path])).edition()
  }

  @Test("The shipped catalogs tell their date")
  func shipped() throws {
    let edition = try SourceTree.shipped.edition()
    #expect(try #require(edition).date.hasPrefix("20"))
  }

  @Test("A folder of one's own on top doesn't hide the shipped date")
  func ownFolder() throws {
    let own = try TemporaryCatalog()
    let store = CatalogStore(CatalogLocation(folders: [own.path, SourceTree.catalogs]))
    let (found, shipped) = (try store.edition(), try SourceTree.shipped.edition())
    #expect(found?.date == shipped?.date)
  }

  @Test("What is no date is refused with its key", arguments: ["26.11.2026", "2026-1-1", "", "20x6-11-26"])
  func noDate(date: String) throws {
    #expect(throws: CatalogError.self) { try edition("{ \"date\": \"\(date)\" }") }
  }
}
