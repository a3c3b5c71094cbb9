import Catalogs
import Domain
import JSON

/// The report of `trtllm-bench throughput|latency --report_json`: `performance.system_output_throughput_tok_s` and
/// `request_throughput_req_s`; with `--streaming` also `streaming_metrics.ttft_percentiles` and `tpot_percentiles`;
/// `request_info` with mean lengths and requests in flight; `engine.model`; `world_info.tp_size`, `pp_size`, `ep_size`.
///
/// Times are in milliseconds: medians where percentiles are told, else means. TensorRT-LLM 1.x, read from
/// `tensorrt_llm/bench/dataclasses/reporting.py` of NVIDIA/TensorRT-LLM. `machine` is of the first GPU, as all are alike.
struct TensorRTBenchmark {
  private let node: JSONNode
  private let path: String

  init(_ node: JSONNode, path: String) {
    self.node = node
    self.path = path
  }

  func result() throws(CatalogError) -> MeasuredResult {
    var values: [MeasuredQuantity: Double] = [:]
    values[.outputTokensPerSecond] = try number("system_output_throughput_tok_s", in: "performance")
    values[.requestsPerSecond] = try number("request_throughput_req_s", in: "performance")
    values[.timeToFirstTokenSeconds] = try time("ttft_percentiles", mean: "avg_ttft_ms")
    values[.timePerOutputTokenSeconds] = try time("tpot_percentiles", mean: "avg_tpot_ms")
    guard !values.isEmpty else {
      throw ResultFile.fault(
        path, "performance.system_output_throughput_tok_s", expected: "a rate or a time", found: "none",
        fix: "save the report of `trtllm-bench throughput --report_json`")
    }
    try consistency()
    return MeasuredResult(
      tool: .tensorRTBenchmark, inputTokens: try number("avg_input_length", in: "request_info"),
      outputTokens: try number("avg_output_length", in: "request_info"),
      concurrency: try number("avg_num_concurrent_requests", in: "request_info"), values: values,
      keys: Self.keys, subject: try subject())
  }

  /// Refuses rates that are others than requests by the time that they took.
  private func consistency() throws(CatalogError) {
    let consistency = ResultConsistency(
      path: path, requests: try number("num_requests", in: "request_info"),
      seconds: try number("total_latency_ms", in: "performance").map { $0 / 1000 })
    try consistency.check(
      try number("request_throughput_req_s", in: "performance"), "performance.request_throughput_req_s")
    let tokens = try number("avg_output_length", in: "request_info")
    try consistency.check(
      try number("system_output_throughput_tok_s", in: "performance"), "performance.system_output_throughput_tok_s",
      each: tokens, of: "tokens")
  }

  /// Seconds of the median request.
  private func time(_ percentiles: String, mean: String) throws(CatalogError) -> Double? {
    let streaming = node["streaming_metrics"]
    let median = try ResultFile.number(
      "p50", of: streaming?[percentiles], path: path, in: "streaming_metrics.\(percentiles).")
    if let median { return median / 1000 }
    return try number(mean, in: "streaming_metrics").map { $0 / 1000 }
  }

  private static let keys: [MeasuredQuantity: String] = [
    .timeToFirstTokenSeconds: "streaming_metrics.ttft_percentiles",
    .timePerOutputTokenSeconds: "streaming_metrics.tpot_percentiles",
    .outputTokensPerSecond: "performance.system_output_throughput_tok_s",
    .requestsPerSecond: "performance.request_throughput_req_s",
  ]

  private func subject() throws(CatalogError) -> MeasuredSubject {
    var subject = MeasuredSubject()
    subject.engine = .init("tensorrt-llm", at: "performance")
    if let model = node["engine"]?["model"]?.string { subject.model = .init(model, at: "engine.model") }
    if let name = node["engine"]?["quantization"] {
      subject.quantization = .init(name.string ?? MeasuredSubject.unquantized, at: "engine.quantization")
    }
    if let name = node["machine"]?["name"]?.string { subject.accelerator = .init(name, at: "machine.name") }
    func count(_ key: String) throws(CatalogError) -> MeasuredSubject.Told<Int>? {
      try number(key, in: "world_info").map { .init(Int($0), at: "world_info." + key) }
    }
    subject.tensorParallel = try count("tp_size")
    subject.pipelineParallel = try count("pp_size")
    subject.count = try count("world_size")
    return subject
  }

  private func number(_ key: String, in section: String) throws(CatalogError) -> Double? {
    try ResultFile.number(key, of: node[section], path: path, in: section + ".")
  }
}
