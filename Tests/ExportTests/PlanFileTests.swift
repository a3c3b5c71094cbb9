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
