import Domain
import FoundationEssentials
import JSON
import TestSupport
import Testing

@testable import Export

@Suite("Reading plans")
struct PlanFileTests {
  private let golden: String

  init() throws { golden = try String(contentsOfFile: Golden.path("plan.json"), encoding: .utf8) }

  private func failure(_ json: String) -> String {
    do {
      _ = try PlanFile.plan(json: Data(json.utf8), path: "my.json")
      return "none"
    } catch {
      return error.message
    }
  }

  @Test(
    "A broken plan is refused with the file and the key",
    arguments: [
      ("", "", ["it isn't JSON"]),
      ("\"schemaVersion\": 1,", "", [".schemaVersion", "missing"]),
      ("\"schemaVersion\": 1,", "\"schemaVersion\": 2,", ["schemaVersion 2", "version 1"]),
      ("\"schemaVersion\": 1,", "\"schemaVersion\": \"1\",", [".schemaVersion", "whole number"]),
      ("\"concurrency\": 8", "\"concurrency\": \"eight\"", [".request.concurrency", "whole number"]),
      ("\"concurrency\": 8", "\"people\": 8", [".request.concurrency", "missing"]),
      ("\"mode\": \"online\"", "\"mode\": \"sometimes\"", [".request.mode"]),
      ("\"category\": \"weights\"", "\"category\": \"ballast\"", [".memory.items[0].category"]),
      ("\"batch\": 8", "\"batch\": null", [".performance.batch"]),
    ])
  func broken(part: String, replacement: String, words: [String]) throws {
    let json = part.isEmpty ? String(golden.prefix(100)) : golden.replacingFirst(part, with: replacement)
    #expect(json != golden)
    let message = failure(json)
    for word in ["my.json"] + words { #expect(message.contains(word), "\(message)") }
  }

  @Test("Of a plan only the question is needed to plan it again")
  func request() throws {
    let plan = try Golden.plan()
    #expect(try PlanFile.readRequest(Golden.path("plan.json")) == plan.request)
    let folder = try TemporaryFolder()
    let request = try JSONText.encode(RequestV1(plan.repairs[0].request))
    let question = "{\"schemaVersion\": 1, \"request\": \(request)}"
    try OutputFile.write(question, to: folder.path("question.json"))
    #expect(try PlanFile.readRequest(folder.path("question.json")) == plan.repairs[0].request)
  }

  /// Refuses a plan whose question has other values; what is said of it.
  private func refusal(_ changes: [(key: String, value: JSONNode.Value)], of request: PlanRequest) throws -> String {
    let told = try JSONNode(parsing: Array(JSONText.encode(RequestV1(request)).utf8))
    let request = changes.reduce(told) { $0.setting([$1.key], to: JSONNode($1.value)) }
    let folder = try TemporaryFolder()
    try OutputFile.write(
      "{\"schemaVersion\": 1, \"request\": \(JSONText.text(request))}", to: folder.path("question.json"))
    let error = #expect(throws: ExportError.self, "\(changes)") {
      try PlanFile.readRequest(folder.path("question.json"))
    }
    return error?.message ?? ""
  }

  /// A question that says everything but more than one load.
  private func everything() throws -> PlanRequest {
    var request = try Golden.plan().request.withEverythingSaid
    (request.trace, request.users, request.requestsPerDay, request.documents) = (nil, nil, nil, nil)
    (request.requestsPerSecond, request.concurrencyFollows) = (nil, false)
    return request
  }

  @Test("Each number of a question that no option takes is refused by its key", arguments: [-1.0, 1e300])
  func impossibleNumbers(number: Double) throws {
    let request = try everything()
    let told = try JSONNode(parsing: Array(JSONText.encode(RequestV1(request.withEverythingSaid)).utf8))
    let keys = try #require(told.members).filter { $0.value.number != nil }.map(\.key)
    #expect(keys.count > 30 && keys.contains("peakFactor") && keys.contains("adapterRank"))
    let value: JSONNode.Value = number == -1 ? .integer(-1) : .real(number)
    for key in keys {
      // Only one load can be said.
      var asked = request
      if RequestField.loads.contains(where: { $0.id == key }) { asked.concurrencyFollows = true }
      let message = try refusal([(key, value)], of: asked)
      #expect(message.contains("\".request.\(key)\"") && message.contains(number == -1 ? "-1" : "1e"), "\(message)")
    }
  }

  @Test(
    "What no option takes is refused by its key with what was found",
    arguments: [
      ([("concurrency", .integer(0))], ["concurrency", "from 1 to 10000000", "found 0"]),
      ([("concurrency", .integer(0)), ("concurrencyFollows", .bool(true))], ["concurrency", "found 0"]),
      ([("peakFactor", .integer(0))], ["peakFactor", "--peak", "from 1 to 24", "found 0"]),
      ([("imageSize", .string("70000x70000"))], ["imageSize", "1 to 65536", "70000x70000"]),
      ([("speculative", .string("1e12"))], ["speculative", "0.5B", "1e12"]),
      ([("currency", .string("EUR=0x1"))], ["currency", "EUR=1.08", "EUR=0x1"]),
      ([("host", .string("p5.48xlarge")), ("hostAccelerators", .integer(0))], ["hostAccelerators", "found 0"]),
      (
        [("adapters", .integer(8)), ("adapterRank", .integer(0))],
        ["\".request.adapters\" and \".request.adapterRank\"", "found 8 and 0"]
      ),
    ] as [([(String, JSONNode.Value)], [String])])
  func refusedByKey(changes: [(String, JSONNode.Value)], words: [String]) throws {
    let message = try refusal(changes.map { (key: $0.0, value: $0.1) }, of: everything())
    for word in words { #expect(message.contains(word), "\(message)") }
  }

  @Test("Two loads at once are refused by both keys, in each pair")
  func twoLoads() throws {
    var request = try everything()
    request.concurrencyFollows = true
    let loads: [(key: String, value: JSONNode.Value)] = [
      ("requestsPerSecond", .integer(2)), ("requestsPerDay", .integer(9000)),
      ("users", .integer(30)), ("documents", .integer(50)), ("trace", .string("a.jsonl")),
    ]
    for (index, one) in loads.enumerated() {
      // The rate of a trace is told beside it.
      for other in loads.dropFirst(index + 1) where (one.key, other.key) != ("requestsPerSecond", "trace") {
        let message = try refusal([one, other], of: request)
        for key in [one.key, other.key] {
          #expect(message.contains("\".request.\(key)\""), "\(message)")
        }
        #expect(message.contains("one of them"))
      }
    }
  }

  @Test("A file that is not there is named")
  func missing() {
    let error = #expect(throws: ExportError.self) { try PlanFile.read("/nowhere/plan.json") }
    #expect(error?.message.contains("/nowhere/plan.json") == true)
  }
}

extension String {
  func replacingFirst(_ part: String, with replacement: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return replacingCharacters(in: range, with: replacement)
  }

  private func replacingCharacters(in range: Range<Index>, with replacement: String) -> String {
    self[..<range.lowerBound] + replacement + self[range.upperBound...]
  }
}
