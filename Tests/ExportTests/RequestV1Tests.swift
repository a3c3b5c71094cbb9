import Domain
import JSON
import Quantities
import TestSupport
import Testing

@testable import Export

@Suite("Requests of schema version 1")
struct RequestV1Tests {
  private func request() throws -> PlanRequest {
    var request = try ShippedCatalogs.planner().request(model: "qwen3-8b", accelerator: "l4")
    request.count = 2
    request.scheme = "w8a16"
    request.keyValueCache = .fp8
    request.requestsPerSecond = 1.5
    request.maximumUSDPerHour = 12
    request.weights = "w.safetensors"
    request.weightsPolicy = .recorded
    request.simulate = .on
    return request
  }

  /// Keys that tell more of another field than its one value.
  private static let companions = [
    "concurrencyFollows", "timeToFirstTokenPercentile", "timePerOutputTokenPercentile", "among", "accuracyLossBound",
    "prefixScope",
    "apiUSDPerMillionOutputTokens", "adapterRank",
    "amongEngines",
  ]

  @Test("There is one key for each row of the table of a request's fields, and nothing is lost on the way")
  func keys() throws {
    let document = try JSONDocument(Array(JSONText.encode(RequestV1(request())).utf8))
    #expect(
      document.root.members?.map(\.key).sorted()
        == (RequestField.all.map(\.id) + Self.companions).sorted())
    #expect(try document.decode(RequestV1.self).request == request())
  }

  @Test("A currency that is none is refused by its key", arguments: ["EUR", "EUR=0", "EURO5=1.08", "USD=1"])
  func currency(text: String) throws {
    var asked = try request()
    asked.currency = Currency("EUR=1.08")
    let told = JSONText.text(try JSONNode(parsing: Array(JSONText.encode(RequestV1(asked)).utf8)))
    #expect(told.contains("EUR=1.08"))
    let document = try JSONDocument(Array(told.replacing("EUR=1.08", with: text).utf8))
    let problem = #expect(throws: JSONProblem.self) { try document.decode(RequestV1.self) }
    #expect(problem?.keyPath == "currency")
  }

  @Test("A host, its accelerators and their number are told where one is asked for")
  func host() throws {
    var two = try ShippedCatalogs.planner().request(model: "qwen3-8b", accelerator: "p5.48xlarge")
    two.askedCount = 2
    let document = try JSONDocument(Array(JSONText.encode(RequestV1(two)).utf8))
    #expect(document.root["host"]?.string == "p5.48xlarge" && document.root["accelerator"]?.string == "h100-sxm-80gb")
    #expect(document.root["count"]?.value == .integer(16) && document.root["hostCount"]?.value == .integer(2))
    #expect(try document.decode(RequestV1.self).request == two)
  }

  @Test("What is left to the planner reads as null, and a key that is missing like null")
  func unknown() throws {
    let plain = try ShippedCatalogs.planner().request(model: "qwen3-8b", accelerator: "l4")
    let text = try JSONText.encode(RequestV1(plain))
    #expect(text.contains("\"scheme\": null"))
    let members = try #require(JSONNode(parsing: Array(text.utf8)).members).filter { $0.value.value != .null }
    let shorter = try JSONDocument(Array(JSONText.text(JSONNode(.object(members))).utf8))
    #expect(try shorter.decode(RequestV1.self).request == plain)
  }
}
