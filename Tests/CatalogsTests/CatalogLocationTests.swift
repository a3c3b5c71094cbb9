import Domain
import Platform
import Quantities
import TestSupport
import Testing

@testable import Catalogs

@Suite("Where catalogs lie")
struct CatalogLocationTests {
  private func find(
    argument: String? = nil, environment: [String: String] = [:], executable: String? = nil,
    sourceFile: String = "/x.swift"
  ) throws -> [String] {
    try CatalogLocation.find(
      argument: argument, environment: { environment[$0] }, executable: executable, sourceFile: sourceFile
    ).folders
  }

  /// A folder with the kinds that make a catalog complete.
  private func complete() throws -> TemporaryCatalog {
    let folder = try TemporaryCatalog()
    for kind in CatalogKind.allCases { try folder.write("{}", kind: kind, id: "x") }
    return folder
  }

  @Test("The environment's folder is taken before the source tree's")
  func environmentFirst() throws {
    let own = try complete()
    #expect(try find(environment: ["QUANTPLAN_CATALOGS": own.path], sourceFile: #filePath) == [own.path])
    #expect(try find(sourceFile: #filePath) == [SourceTree.catalogs])
  }

  @Test("A folder beside the program, or in share under its parent, is found")
  func installed() throws {
    let prefix = try TemporaryCatalog()
    for kind in CatalogKind.allCases {
      try FileSystem.write([], to: "\(prefix.path)/placeholder")
      for folder in ["share", "share/quantplan", "share/quantplan/catalogs", "share/quantplan/catalogs/\(kind.folder)"]
      {
        try FileSystem.write([], to: "\(prefix.path)/\(folder)/x")
      }
    }
    #expect(try find(executable: "\(prefix.path)/bin/quantplan") == ["\(prefix.path)/share/quantplan/catalogs"])
  }

  @Test("A kind's folder that can't be opened is an error that names it, and a missing one is none")
  func unlistable() throws {
    let own = try TemporaryCatalog()
    try own.write(MinimalEntries.accelerator, kind: .hardware, id: "own-card")
    #expect(try find(argument: own.path, sourceFile: #filePath) == [own.path, SourceTree.catalogs])
    try FileSystem.write([], to: "\(own.path)/models")
    let expected = CatalogError.unreadable(path: "\(own.path)/models", reason: SystemError.text(ENOTDIR))
    #expect(throws: expected) { try find(argument: own.path, sourceFile: #filePath) }
    #expect(throws: expected) { try CatalogValidation.validate(own.path) }
    #expect(throws: expected) { try CatalogValidation.writeIndexes(own.path) }
  }

  @Test("The user's folders come first and the shipped ones stay")
  func overlays() throws {
    let own = try TemporaryCatalog()
    try own.write(
      MinimalEntries.accelerator.replacing("own-card", with: "h100-sxm-80gb"), kind: .hardware, id: "h100-sxm-80gb")
    try own.write(MinimalEntries.accelerator, kind: .hardware, id: "own-card")
    let folders = try find(argument: own.path, sourceFile: #filePath)
    #expect(folders == [own.path, SourceTree.catalogs])
    let store = CatalogStore(CatalogLocation(folders: folders))
    #expect(try store.accelerator("h100-sxm-80gb").name == "Own card")
    #expect(try store.accelerator("own-card").memory.bandwidth.value == 900e9)
    #expect(try store.accelerator("l40s").id == "l40s")
    let shipped = SourceTree.shipped.entries(.hardware).count
    #expect(try store.allAccelerators().count == shipped + 1)
    #expect(store.entries(.hardware).count == shipped + 1)
  }

  @Test("Without catalogs the error lists where they were sought")
  func nowhere() throws {
    let error = try #require(throws: CatalogError.self) { try find(executable: "/opt/nowhere/bin/quantplan") }
    guard case .noCatalogs(let places) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(places == ["/opt/nowhere/bin/catalogs", "/opt/nowhere/share/quantplan/catalogs"])
  }

  @Test("A folder that someone names and that is none is an error", arguments: ["/nowhere", "/dev/null"])
  func wrongFolder(path: String) {
    #expect(throws: CatalogError.self) { try find(argument: path, sourceFile: #filePath) }
    #expect(throws: CatalogError.self) { try find(environment: ["QUANTPLAN_CATALOGS": path], sourceFile: #filePath) }
  }
}
