import Catalogs
import Domain
import TestSupport
import Testing

@Suite("Traces of requests")
struct TraceFileTests {
  private func read(_ text: String) throws -> Trace {
    let folder = try TemporaryFolder()
    return try TraceFile.read(folder.write("trace.jsonl", text))
  }

  static let formats = [
    // Mooncake: milliseconds.
    """
    {"timestamp": 1000, "input_length": 6755, "output_length": 500, "hash_ids": [0, 1, 2]}
    {"timestamp": 3500, "input_length": 100, "output_length": 20, "hash_ids": [0, 3]}
    """,
    // Azure: dates.
    """
    {"TIMESTAMP": "2023-11-16 23:59:59.0000000", "ContextTokens": 6755, "GeneratedTokens": 500}
    {"TIMESTAMP": "2023-11-17T00:00:01.5Z", "ContextTokens": 100, "GeneratedTokens": 20}
    """,
    // BurstGPT: seconds.
    """
    {"Timestamp": 5, "Model": "ChatGPT", "Request tokens": 6755, "Response tokens": 500}
    {"Timestamp": 7.5, "Model": "ChatGPT", "Request tokens": 100, "Response tokens": 20}
    """,
    // In any order.
    """
    {"arrival": 2.5, "prompt_tokens": 100, "completion_tokens": 20}

    {"arrival": 0, "prompt_tokens": 6755, "completion_tokens": 500, "user": "a"}
    """,
    """
    {"arrived_at": 0.5, "num_prefill_tokens": 6755, "num_decode_tokens": 500}
    {"arrived_at": 3.0, "num_prefill_tokens": 100, "num_decode_tokens": 20}
    """,
  ]

  @Test("The names of public traces mean the same", arguments: formats)
  func names(text: String) throws {
    let trace = try read(text)
    #expect(
      trace.requests == [
        Trace.Request(arrivalSeconds: 0, inputTokens: 6755, outputTokens: 500),
        Trace.Request(arrivalSeconds: 2.5, inputTokens: 100, outputTokens: 20),
      ])
    #expect(trace.requestsPerSecond == 0.4 && trace.longestTokens == 7255)
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let text: String
    let line: Int?
    let key: String
    let expected: String
    let found: String
    var testDescription: String { expected }
  }

  private static let good = #"{"timestamp": 1, "input_length": 2, "output_length": 3}"# + "\n"
  static let faults = [
    Fault(text: good + "{\"timestamp\": ", line: 2, key: "", expected: "a value", found: "the end of the file"),
    Fault(text: good + "[1]", line: 2, key: "", expected: "an object", found: "an array of 1"),
    Fault(
      text: good + "\n" + #"{"timestamp": 1, "output_length": 3}"#, line: 3, key: "input_length",
      expected: "a key such as `input_length`, `input_tokens`, `prompt_tokens`", found: "none"),
    Fault(
      text: #"{"timestamp": 1, "input_length": 1.5, "output_length": 3}"#, line: 1, key: "input_length",
      expected: "a whole number from 0 to 100000000", found: "1.5"),
    Fault(
      text: #"{"timestamp": "noon", "input_length": 1, "output_length": 3}"#, line: 1, key: "timestamp",
      expected: "a time: a number from 0, or a date (2023-11-16 18:15:46.68)", found: "\"noon\""),
    Fault(
      text: #"{"timestamp": -1, "input_length": 1, "output_length": 3}"#, line: 1, key: "timestamp",
      expected: "a time: a number from 0, or a date (2023-11-16 18:15:46.68)", found: "-1"),
    Fault(
      text: good, line: nil, key: "", expected: "2 to 2000000 requests that come at different times",
      found: "1 within 0.0 s"),
    Fault(
      text: good + good, line: nil, key: "", expected: "2 to 2000000 requests that come at different times",
      found: "2 within 0.0 s"),
  ]

  @Test("What is no trace is told with its line, key, what was expected and what was found", arguments: faults)
  func malformed(fault: Fault) throws {
    #expect {
      try read(fault.text)
    } throws: { error in
      guard case CatalogError.malformed(let entry) = error else { return false }
      return entry.line == fault.line && entry.keyPath == fault.key && entry.expected == fault.expected
        && entry.found == fault.found && entry.path.hasSuffix("trace.jsonl") && !entry.fix.isEmpty
    }
  }

  @Test("A file that isn't there is named")
  func missing() {
    #expect {
      try TraceFile.read("/nowhere/trace.jsonl")
    } throws: { error in
      (error as? CatalogError)?.message.contains("/nowhere/trace.jsonl") == true
    }
  }
}
