import Catalogs
import Domain
import TestSupport
import Testing

@testable import Verification

@Suite("Result files of benchmarks")
struct ResultFileTests {
  private func read(_ text: String) throws -> MeasuredResult {
    let folder = try TemporaryFolder()
    return try ResultFile.read(folder.write("result.json", text), inputTokens: 500)
  }

  static let serving = """
    {"backend": "vllm", "completed": 200, "total_input_tokens": 204800, "total_output_tokens": 25600,
     "request_throughput": 4.5, "output_throughput": 576.0, "max_concurrency": 16, "median_ttft_ms": 180.5,
     "median_tpot_ms": 21.25, "mean_ttft_ms": 200.0, "errors": ["", null]}
    """

  @Test("A serving benchmark tells times, rates and lengths")
  func servingBenchmark() throws {
    let result = try read(Self.serving)
    #expect(result.tool == .servingBenchmark && result.concurrency == 16)
    #expect(result.inputTokens == 1024 && result.outputTokens == 128)
    #expect(
      result.values == [
        .timeToFirstTokenSeconds: 0.1805, .timePerOutputTokenSeconds: 0.02125, .outputTokensPerSecond: 576,
        .requestsPerSecond: 4.5,
      ])
  }

  @Test("llama-bench tells prompts and tokens apart")
  func llamaBenchmark() throws {
    let result = try read(
      """
      [{"n_prompt": 512, "n_gen": 0, "avg_ts": 1024.0}, {"n_prompt": 0, "n_gen": 128, "avg_ts": 50.0},
       {"n_prompt": 4096, "n_gen": 0, "avg_ts": 900.0},
       {"n_prompt": 500, "n_gen": 0, "n_depth": 4096, "avg_ts": 100.0}]
      """)
    #expect(result.tool == .llamaBenchmark && result.inputTokens == 512)
    #expect(result.values == [.timeToFirstTokenSeconds: 0.5, .timePerOutputTokenSeconds: 0.02])
  }

  @Test(
    "What is none is refused with the key, what was expected and what was found",
    arguments: [
      ("", "expected"), ("3", "an object, or a list of tests"), ("{}", "`median_ttft_ms`"), ("[]", "avg_ts"),
      ("{\"median_ttft_ms\": \"fast\"}", "a number above 0"), ("{\"median_ttft_ms\": -1}", "a number above 0"),
      ("{\"output_throughput\": 1e400}", "expected"), ("[{\"avg_ts\": 0, \"n_prompt\": 5}]", "avg_ts"),
      ("[1, 2]", "avg_ts"), ("{\"median_ttft_ms\": 5, \"completed\": 0}", "`completed`"),
    ])
  func refused(text: String, words: String) throws {
    let error = #expect(throws: CatalogError.self) { try read(text) }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
  }
}
