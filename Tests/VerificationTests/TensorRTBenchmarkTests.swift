import Catalogs
import Domain
import TestSupport
import Testing

@testable import Verification

@Suite("Reports of trtllm-bench")
struct TensorRTBenchmarkTests {
  private func read(_ text: String) throws -> MeasuredResult {
    let folder = try TemporaryFolder()
    return try ResultFile.read(folder.write("report.json", text), inputTokens: 500)
  }

  private static let report = """
    {"engine": {"model": "Qwen/Qwen3-8B", "backend": "Pytorch", "quantization": "FP8"},
     "world_info": {"tp_size": 2, "pp_size": 1, "ep_size": null, "world_size": 2},
     "request_info": {"num_requests": 100, "avg_num_concurrent_requests": 15.5, "avg_input_length": 1000.0,
      "avg_output_length": 200.0},
     "performance": {"request_throughput_req_s": 8.0, "system_output_throughput_tok_s": 1600.0}%STREAMING%}
    """

  @Test("It tells rates, and with streaming times: medians before means")
  func figures() throws {
    let rates = try read(Self.report.replacing("%STREAMING%", with: ""))
    #expect(rates.tool == .tensorRTBenchmark && rates.concurrency == 15.5)
    #expect(rates.inputTokens == 1000 && rates.outputTokens == 200)
    #expect(rates.values == [.outputTokensPerSecond: 1600, .requestsPerSecond: 8])
    let times = try read(
      Self.report.replacing(
        "%STREAMING%",
        with: """
          , "streaming_metrics": {"avg_ttft_ms": 90.0, "ttft_percentiles": {"p50": 80.0}, "avg_tpot_ms": 9.5}
          """))
    #expect(times.values[.timeToFirstTokenSeconds] == 0.08 && times.values[.timePerOutputTokenSeconds] == 0.0095)
  }

  @Test("It tells what it was measured on, with the keys")
  func subject() throws {
    let subject = try read(Self.report.replacing("%STREAMING%", with: "")).subject
    #expect(subject.model == .init("Qwen/Qwen3-8B", at: "engine.model"))
    #expect(subject.tensorParallel == .init(2, at: "world_info.tp_size"))
    #expect(subject.engine?.value == "tensorrt-llm" && subject.accelerator == nil)
  }

  @Test(
    "What is none is refused with the key",
    arguments: [
      ("{\"performance\": {}}", "performance.system_output_throughput_tok_s"),
      ("{\"performance\": {\"system_output_throughput_tok_s\": \"fast\"}}", "a number above 0"),
      (
        "{\"performance\": {\"request_throughput_req_s\": 1}, \"world_info\": {\"tp_size\": 0}}", "world_info.tp_size"
      ),
    ])
  func refused(text: String, words: String) throws {
    let error = #expect(throws: CatalogError.self) { try read(text) }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
  }
}
