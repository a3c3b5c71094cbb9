import Catalogs
import TestSupport
import Testing

@testable import Verification

@Suite("Results of lm-evaluation-harness")
struct BenchmarkScoresTests {
  static func read(_ text: String) throws -> BenchmarkScores {
    let folder = try TemporaryFolder()
    return try ResultFile.scores(folder.write("results.json", text))
  }

  static let results = """
    {"results": {
      "mmlu": {"alias": "mmlu", "acc,none": 0.7, "acc_stderr,none": 0.004}, "mmlu_stem": {"acc,none": 0.6},
      "gsm8k": {"exact_match,strict-match": 0.8, "exact_match_stderr,strict-match": 0.01,
       "exact_match,flexible-extract": 0.82},
      "hellaswag": {"acc,none": 0.5, "acc_norm,none": 0.75, "acc_norm_stderr,none": "N/A"},
      "wikitext": {"word_perplexity,none": 9.5}},
     "group_subtasks": {"mmlu": ["mmlu_stem"], "gsm8k": []}, "model_name": "Qwen/Qwen3-8B"}
    """

  @Test("Each task counts by the metric that it is known by, groups in place of their parts")
  func scores() throws {
    let read = try Self.read(Self.results)
    #expect(read.scores.keys.sorted() == ["gsm8k", "hellaswag", "mmlu"])
    #expect(read.scores["gsm8k"] == .init(value: 0.8, error: 0.01, metric: "exact_match"))
    #expect(read.scores["hellaswag"] == .init(value: 0.75, error: 0, metric: "acc_norm"))
    #expect(read.model == .init("Qwen/Qwen3-8B", at: "model_name"))
  }

  @Test(
    "What is none is refused with the key",
    arguments: [
      ("{}", "`results`"), ("{\"results\": {}}", "`results`"),
      ("{\"results\": {\"x\": {\"acc,none\": -1}}}", "acc,none"),
      ("{\"results\": {\"x\": {\"acc,none\": \"N/A\"}}}", "a number from 0 to 100"),
    ])
  func refused(text: String, words: String) {
    let error = #expect(throws: CatalogError.self) { try Self.read(text) }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
  }

  @Test("A file of accuracy is none of speeds")
  func kinds() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("results.json", Self.results)
    guard case .scores = try ResultFile.contents(path, inputTokens: 1) else {
      throw CatalogError.noCatalogs(lookedAt: [])
    }
    #expect(throws: CatalogError.self) { try ResultFile.read(path, inputTokens: 1) }
  }
}
