import Catalogs
import Export
import FoundationEssentials
import Quantities
import Synchronization
import TestSupport
import Testing

@testable import TerminalFace

@Suite("Catalogs as lists")
struct CatalogSummariesTests {
  /// The shipped catalogs, and a folder of one's own with one file that can't be read.
  private static func withBrokenFile<Result>(
    _ body: (_ catalogs: CatalogStore, _ path: String) throws -> Result
  ) throws -> Result {
    try withTemporaryFolder { folder in
      let path = folder + "/hardware/my-gpu.json"
      try FileManager.default.createDirectory(atPath: folder + "/hardware", withIntermediateDirectories: true)
      try OutputFile.write(#"{"id": "my-gpu""#, to: path)
      return try body(CatalogStore(CatalogLocation(folders: [folder, ShippedCatalogs.path])), path)
    }
  }

  @Test("A file of one's own that can't be read is left out with a warning that names it, and all others are there")
  func brokenFile() throws {
    let shipped = CatalogSummaries(catalogs: try ShippedCatalogs.store()).lists()
    #expect(shipped.warnings.isEmpty)
    try Self.withBrokenFile { catalogs, path in
      let lists = CatalogSummaries(catalogs: catalogs).lists()
      #expect(lists.entries == shipped.entries)
      #expect(lists.warnings.count == 1)
      #expect(lists.warnings.first?.hasPrefix(path + ":") == true)
    }
  }

  @Test("The last line says the warning once, and the assumptions keep it")
  func warningIsShown() throws {
    try Self.withBrokenFile { catalogs, path in
      var driver = try Driver.ready(services: .real(catalogs))
      #expect(driver.state.shared.notice?.text.contains(path) == true)
      #expect(driver.screen.contains("Warning: "))
      #expect(driver.screen.contains("Assumed !"))
      driver.perform(.show(.assumptions))
      try driver.press("f9 esc")
      driver.perform(.show(.assumptions))
      #expect(driver.screen.contains("Warnings"))
      #expect(driver.screen.contains("found the end of the file"))
    }
  }

  @Test("Prices are in the currency of the question")
  func currency() throws {
    let runner = EffectRunner(services: .real(try ShippedCatalogs.store()))
    func details(_ currency: Currency?) throws -> [String] {
      let found = Mutex<CatalogLists?>(nil)
      runner.run(.list(currency)) { message in
        if case .listed(.success(let lists)) = message { found.withLock { $0 = lists } }
      }
      let lists = found.withLock { $0 }
      return try #require(lists).entries.map(\.detail)
    }
    let (dollars, euros) = try (details(nil), details(Currency(name: "EUR", usd: 1.08)))
    #expect(dollars.contains { $0.hasSuffix(", $55.04/h") })
    #expect(euros.contains { $0.hasSuffix(", EUR 50.96/h") } && !euros.contains { $0.contains("$") })
  }
}
