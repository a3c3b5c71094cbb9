import Catalogs
import Domain
import JSON

/// The object that `vllm bench serve --save-result` and SGLang's `bench_serving` write: `median_ttft_ms`,
/// `median_tpot_ms`, `output_throughput`, `request_throughput`, `total_input_tokens`, `total_output_tokens`,
/// `completed`, `max_concurrency`, `model_id`; SGLang tells its server in `server_info`.
struct ServingBenchmark {
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
        fix: "save the result of `vllm bench serve --save-result`, `trtllm-bench --report_json` or "
          + "`llama-bench -o json`")
    }
    let requests = try consistentRequests()
    func each(_ key: String) throws(CatalogError) -> Double? {
      guard let requests, let all = try number(key) else { return nil }
      return all / requests
    }
    return MeasuredResult(
      tool: .servingBenchmark, inputTokens: try each("total_input_tokens"),
      outputTokens: try each("total_output_tokens"), concurrency: try number("max_concurrency"), values: values,
      keys: Self.keys, subject: try subject())
  }

  private static let keys: [MeasuredQuantity: String] = [
    .timeToFirstTokenSeconds: "median_ttft_ms", .timePerOutputTokenSeconds: "median_tpot_ms",
    .outputTokensPerSecond: "output_throughput", .requestsPerSecond: "request_throughput",
  ]

  private func subject() throws(CatalogError) -> MeasuredSubject {
    var subject = MeasuredSubject()
    let server = node["server_info"]
    // vLLM's tool tells how it asked, which other servers understand too; SGLang's tells whom.
    if let engine = node["backend"]?.string, Self.engines.contains(engine) {
      subject.engine = .init(engine, at: "backend")
    }
    if let model = node["model_id"]?.string {
      subject.model = .init(model, at: "model_id")
    } else if let model = server?["model_path"]?.string {
      subject.model = .init(model, at: "server_info.model_path")
    }
    // Without a limit of those in flight they come as fast as they come; `inf` is all at once.
    if node["max_concurrency"]?.number == nil, let rate = try requestRate() {
      subject.arrivals = .init(rate, at: "request_rate")
    }
    func count(_ key: String) throws(CatalogError) -> MeasuredSubject.Told<Int>? {
      try ResultFile.number(key, of: server, path: path, in: "server_info.").map {
        .init(Int($0), at: "server_info." + key)
      }
    }
    if let name = server?["quantization"]?.string {
      subject.quantization = .init(name, at: "server_info.quantization")
    }
    subject.tensorParallel = try count("tp_size")
    subject.pipelineParallel = try count("pp_size")
    return subject
  }

  /// Requests that were answered; nil where the file doesn't tell. Refuses counts, times and rates that can't all be.
  private func consistentRequests() throws(CatalogError) -> Double? {
    let completed = try ResultConsistency.requests(node, path: path)
    let consistency = ResultConsistency(path: path, requests: completed, seconds: try number("duration"))
    let rate = try number("request_throughput")
    try consistency.check(rate, "request_throughput")
    if let completed, completed > 0 {
      let tokens = try number("total_output_tokens").map { $0 / completed }
      try consistency.check(try number("output_throughput"), "output_throughput", each: tokens, of: "tokens")
    }
    if let rate, let asked = try requestRate() { try consistency.check(rate, arrivals: asked) }
    return completed
  }

  /// Requests a second that came by themselves; nil for all at once, which is `inf`.
  private func requestRate() throws(CatalogError) -> Double? {
    if let word = node["request_rate"]?.string, ["inf", "infinity"].contains(word.lowercased()) { return nil }
    return try number("request_rate")
  }

  /// Backends that are engines of the catalogs.
  private static let engines: Set<String> = ["vllm", "sglang", "tensorrt-llm", "lmdeploy"]

  private func number(_ key: String) throws(CatalogError) -> Double? {
    try ResultFile.number(key, of: node, path: path)
  }
}
