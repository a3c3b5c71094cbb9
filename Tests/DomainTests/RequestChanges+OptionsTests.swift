import Domain
import Testing

@Suite("Options of a question as one text")
struct RequestChangesOptionsTests {
  static let texts: [(String, RequestChanges)] = [
    ("", [:]),
    ("--max-ttft 1s@p95", [.maximumTimeToFirstTokenSeconds: "1s@p95"]),
    ("  --request-rate=20   --objective latency ", [.requestsPerSecond: "20", .objective: "latency"]),
    ("--on 'h100-sxm, l4' --workload \"rag\"", [.accelerator: "h100-sxm, l4", .workload: "rag"]),
    ("--count 2 --count auto", [.count: "auto"]),
    ("--scheme ''", [.scheme: ""]),
  ]

  @Test("Options are read as on the command line, quotes and equal signs included", arguments: texts)
  func read(text: String, changes: RequestChanges) throws {
    #expect(try RequestChanges(options: text) == changes)
  }

  static let problems: [(String, OptionProblem)] = [
    ("rag", .notAnOption("rag")), ("--max-ttft 1s p95", .notAnOption("p95")), ("--max-tftt 1s", .unknown("--max-tftt")),
    ("--json", .unknown("--json")), ("--workload 'rag", .openQuote),
    (
      "--count --mode offline",
      .missingValue(flag: "--count", expected: RequestProblem(field: .count, found: "").expected)
    ),
    ("--count", .missingValue(flag: "--count", expected: RequestProblem(field: .count, found: "").expected)),
  ]

  @Test("What is no option, has no value or never ends is refused", arguments: problems)
  func refused(text: String, problem: OptionProblem) {
    #expect(throws: problem) { try RequestChanges(options: text) }
  }

  @Test("Every field that the command line names can be changed so")
  func every() throws {
    for field in RequestField.all where !field.flag.isEmpty {
      #expect(try RequestChanges(options: "\(field.flag)=a")[field] == "a", "\(field.flag)")
    }
  }
}
