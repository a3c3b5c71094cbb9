import Domain
import FoundationEssentials
import TestSupport
import Testing

/// Every code of a fact has words in a test, and stands in the schema.
@Suite("The codes of facts")
struct FactCodeLawTests {
  private static let assumptions =
    LoadTextTests.assumptions + EngineTextTests.assumptions + CheckpointTextTests.assumptions
    + HardwareTextTests.assumptions + LifeTextTests.assumptions + PriceTextTests.assumptions
    + CorrectionTextTests.assumptions

  private struct Schema: Decodable {
    struct Values: Decodable { let `enum`: [String] }
    struct Item: Decodable { let properties: [String: Properties] }
    struct Properties: Decodable { let `enum`: [String]? }
    struct List: Decodable { let items: Item }
    struct Lists: Decodable { let rejected: List, repairs: List, assumptionFacts: List }
    let properties: Lists
  }

  @Test("The schema lists the codes and kinds that there are")
  func schema() throws {
    let data = try Data(contentsOf: URL(filePath: SourceTree.catalogs + "/schema/plan.schema.json"))
    let lists = try JSONDecoder().decode(Schema.self, from: data).properties
    func listed(_ list: Schema.List, _ key: String) throws -> Set<String> {
      Set(try #require(list.items.properties[key]?.enum))
    }
    #expect(try listed(lists.rejected, "code") == Set(RejectionTextTests.rejections.map(\.1)))
    #expect(try listed(lists.assumptionFacts, "code") == Set(Self.assumptions.map(\.1)))
    #expect(try listed(lists.repairs, "kind") == Set(RepairKind.allCases.map(\.rawValue)))
  }
}
