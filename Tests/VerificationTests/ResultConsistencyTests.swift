import Catalogs
import TestSupport
import Testing

@testable import Verification

@Suite("Counts, times and rates of one run")
struct ResultConsistencyTests {
  private func read(_ changes: String) throws -> MeasuredResult {
    let folder = try TemporaryFolder()
    let text = """
      {"completed": 100, "num_prompts": 100, "failed": 0, "duration": 20.0, "request_throughput": 5.0,
       "total_output_tokens": 20000, "output_throughput": 1000.0, "request_rate": "inf", "median_ttft_ms": 90.0}
      """
    var members = text.dropFirst().dropLast().split(separator: ",").map(String.init)
    for change in changes.split(separator: ",").map(String.init) {
      let key = change.prefix { $0 != ":" }
      members.removeAll { $0.contains(key) }
      members.append(change)
    }
    return try ResultFile.read(
      folder.write("r.json", "{" + members.joined(separator: ",") + "}"), inputTokens: 500)
  }

  @Test(
    "What can be of one run is read",
    arguments: [
      "", "\"failed\": 40,\"completed\": 60,\"request_throughput\": 3.0", "\"request_rate\": 5.2",
      "\"request_rate\": null", "\"duration\": 30.0",
    ])
  func read(changes: String) throws { #expect(try !read(changes).values.isEmpty) }

  @Test(
    "What can't is refused with the key, what was expected and what was found",
    arguments: [
      ("\"completed\": 0", ["`completed`", "at least one", "found 0"]),
      ("\"failed\": 101", ["`failed`", "at most half", "101"]),
      ("\"failed\": -1", ["`failed`", "a number of requests", "-1"]),
      ("\"num_prompts\": 1000", ["`completed`", "1,000", "found 100"]),
      ("\"num_prompts\": 10", ["`completed`", "10", "found 100"]),
      ("\"duration\": 0", ["`duration`", "above 0"]), ("\"duration\": -3", ["`duration`", "-3"]),
      ("\"duration\": 200.0", ["`request_throughput`", "0.5", "found 5"]),
      ("\"output_throughput\": 1.5", ["`output_throughput`", "1,000", "found 1.5"]),
      ("\"request_rate\": 0.5", ["`request_throughput`", "0.5", "found 5"]),
      ("\"request_rate\": -1", ["`request_rate`", "-1"]), ("\"request_rate\": \"fast\"", ["`request_rate`", "fast"]),
    ])
  func refused(changes: String, words: [String]) throws {
    let error = #expect(throws: CatalogError.self) { try read(changes) }
    for word in ["r.json"] + words {
      #expect(error?.message.contains(word) == true, "\(word) in \(error?.message ?? "")")
    }
  }
}
