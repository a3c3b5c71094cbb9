import Platform
import Domain
import FoundationEssentials
import JSON
import TestSupport
import Testing

@testable import Catalogs

@Suite("Shipped catalogs")
struct CatalogFilesLawTests {
  private let store = SourceTree.shipped

  @Test("Every entry decodes, keeps sane numbers and refers to entries that exist")
  func validationFindsNothing() throws {
    if EnvironmentVariable.text("QUANTPLAN_UPDATE_GOLDENS") != nil {
      try CatalogValidation.writeIndexes(SourceTree.catalogs)
    }
    let report = try CatalogValidation.validate(SourceTree.catalogs)
    #expect(report.findings.map(\.message) == [])
    // Measurements are the user's own.
    #expect(Set(report.checked.keys) == Set(CatalogKind.allCases).subtracting([.measurements]))
  }

  @Test("The catalogs are as large as they should be")
  func counts() throws {
    #expect(try store.allAccelerators().count == 189)
    #expect(try store.allSchemes().count >= 20)
    #expect(try store.allEngines().count == 18)
    #expect(try store.allWorkloads().count >= 29)
    #expect(try store.allRegions().count >= 158)
    #expect(try store.allModels().count >= 328)
  }

  @Test("Writing an entry and reading it again gives the same entry")
  func roundTrips() throws {
    try roundTrip(store.allAccelerators())
    try roundTrip(store.allSchemes())
    try roundTrip(store.allEngines())
    try roundTrip(store.allWorkloads())
    try roundTrip(store.allRegions())
  }

  private func roundTrip<Item: Codable & Identifiable>(_ items: [Item]) throws where Item.ID == String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    for item in items {
      let text = try encoder.encode(item)
      let again = try JSONDocument(Array(text)).decode(Item.self)
      #expect(try encoder.encode(again) == text, "\(item.id)")
    }
  }

  @Test("African states are regions, and South Africa has its grid's carbon")
  func africa() throws {
    let names = [
      "south-africa", "nigeria", "kenya", "egypt", "morocco", "ghana", "ethiopia", "rwanda", "senegal", "dr-congo",
      "cameroon", "angola", "mozambique", "zimbabwe", "libya", "sudan", "malawi", "madagascar",
    ]
    for name in names { #expect(try store.region(name).country.isEmpty == false) }
    #expect(try store.region("zaf").gramsCO2PerKilowattHour == 707.7)
    #expect(try store.region("congo-brazzaville").country != (try store.region("drc").country))
  }

  @Test("Each list of names agrees with the files")
  func indexIsComplete() {
    for kind in CatalogKind.allCases {
      let entries = store.entries(kind)
      #expect(entries.map(\.id) == entries.map(\.id).sorted())
      #expect(entries.allSatisfy { FileSystem.isFile($0.path) })
    }
  }
}
