import Catalogs
import Domain
import JSON

/// Reads result files of benchmarks.
///
/// `vllm bench serve --save-result` and SGLang's `bench_serving` write one object: `median_ttft_ms`, `median_tpot_ms`,
/// `output_throughput`, `request_throughput`, `total_input_tokens`, `total_output_tokens`, `completed`,
/// `max_concurrency`. `llama-bench -o json` writes a list of tests: `n_prompt`, `n_gen`, `avg_ts` tokens a second.
package enum ResultFile {
  private static let largest = 1 << 28

  /// - Parameter inputTokens: of several tests of prompts the one that comes nearest to this is taken.
  package static func read(_ path: String, inputTokens: Int) throws(CatalogError) -> MeasuredResult {
    let bytes = try FileSystem.read(path, limit: largest)
    let node: JSONNode
    do {
      node = try JSONNode(parsing: Array(bytes))
    } catch {
      throw fault(path, "", expected: error.expected, found: error.found)
    }
    if let tests = node.array { return try LlamaBenchmark(tests, path: path).result(near: Double(inputTokens)) }
    guard node.members != nil else {
      throw fault(path, "", expected: "an object, or a list of tests", found: node.summary)
    }
    return try ServingBenchmark(node, path: path).result()
  }

  /// A number at a key, finite and more than zero; nil where there is none.
  static func number(_ key: String, of node: JSONNode, path: String) throws(CatalogError) -> Double? {
    guard let value = node[key], value.value != .null else { return nil }
    guard let number = value.number, number.isFinite, number > 0, number < 1e15 else {
      throw fault(path, key, expected: "a number above 0", found: value.summary)
    }
    return number
  }

  static func fault(
    _ path: String, _ key: String, expected: String, found: String,
    fix: String = "give the file as the benchmark wrote it"
  ) -> CatalogError {
    .malformed(MalformedEntry(path: path, line: nil, keyPath: key, expected: expected, found: found, fix: fix))
  }
}

/// One object of a serving benchmark.
private struct ServingBenchmark {
  private let node: JSONNode
  private let path: String

  init(_ node: JSONNode, path: String) {
    self.node = node
    self.path = path
  }

  func result() throws(CatalogError) -> MeasuredResult {
    var values: [MeasuredQuantity: Double] = [:]
    values[.timeToFirstTokenSeconds] = try number("median_ttft_ms").map { $0 / 1000 }
    values[.timePerOutputTokenSeconds] = try number("median_tpot_ms").map { $0 / 1000 }
    values[.outputTokensPerSecond] = try number("output_throughput")
    values[.requestsPerSecond] = try number("request_throughput")
    guard !values.isEmpty else {
      throw ResultFile.fault(
        path, "median_ttft_ms", expected: "a benchmark's figures", found: "no key of any that are known",
        fix: "save the result of `vllm bench serve --save-result` or `llama-bench -o json`")
    }
    let requests = try number("completed")
    func each(_ key: String) throws(CatalogError) -> Double? {
      guard let requests, let all = try number(key) else { return nil }
      return all / requests
    }
    return MeasuredResult(
      tool: .servingBenchmark, inputTokens: try each("total_input_tokens"),
      outputTokens: try each("total_output_tokens"), concurrency: try number("max_concurrency"), values: values)
  }

  private func number(_ key: String) throws(CatalogError) -> Double? {
    try ResultFile.number(key, of: node, path: path)
  }
}

/// The tests of one run of llama-bench: prompts alone, and tokens alone.
private struct LlamaBenchmark {
  private let tests: [JSONNode]
  private let path: String

  init(_ tests: [JSONNode], path: String) {
    self.tests = tests
    self.path = path
  }

  /// Tests at a depth, with tokens in the cache before, are of another load.
  func result(near wanted: Double) throws(CatalogError) -> MeasuredResult {
    var values: [MeasuredQuantity: Double] = [:]
    var (input, output): (Double?, Double?)
    for test in tests {
      guard try number("n_depth", test) == nil, let rate = try number("avg_ts", test) else { continue }
      switch (try number("n_prompt", test), try number("n_gen", test)) {
      case (let prompt?, nil) where input.map { abs(prompt - wanted) < abs($0 - wanted) } ?? true:
        (input, values[.timeToFirstTokenSeconds]) = (prompt, prompt / rate)
      case (nil, let answer?) where values[.timePerOutputTokenSeconds] == nil:
        (output, values[.timePerOutputTokenSeconds]) = (answer, 1 / rate)
      default: break
      }
    }
    guard !values.isEmpty else {
      throw ResultFile.fault(
        path, "[0].avg_ts", expected: "a test of prompts or of tokens", found: "none of \(tests.count)",
        fix: "save the result of `llama-bench -o json`")
    }
    return MeasuredResult(
      tool: .llamaBenchmark, inputTokens: input, outputTokens: output, concurrency: 1, values: values)
  }

  /// Zero tokens of a kind are none.
  private func number(_ key: String, _ test: JSONNode) throws(CatalogError) -> Double? {
    test[key]?.number == 0 ? nil : try ResultFile.number(key, of: test, path: path)
  }
}
