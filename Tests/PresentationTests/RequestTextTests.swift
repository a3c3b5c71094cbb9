import Domain
import TestSupport
import Testing

@testable import Presentation

@Suite("The words of requests")
struct RequestTextTests {
  private let plan: Plan

  init() throws { plan = try Golden.plan() }

  @Test("A repair's flags are the difference from what was asked")
  func change() {
    var other = plan.request
    #expect(RequestText.change(from: plan.request, to: other) == "")
    other.count = nil
    other.scheme = "bf16"
    other.keyValueCache = .fp8
    other.maximumTimeToFirstTokenSeconds = nil
    other.maximumTimePerOutputTokenSeconds = 0.0125
    #expect(
      RequestText.change(from: plan.request, to: other)
        == "--count auto --scheme bf16 --kv-cache fp8 --max-ttft none --max-tpot 12.5")
    other = plan.request
    other.model = "my model's.json"
    #expect(RequestText.change(from: plan.request, to: other) == "'my model'\\''s.json'")
  }

  @Test("A command spells every choice out")
  func command() {
    #expect(
      RequestText.command(plan.request)
        == "quantplan plan llama-4-scout --on h100-sxm --count 1 --scheme auto --kv-cache auto --mode online "
        + "--workload chat --context 8192 --input 7168 --output 1024 --concurrency 8 --engine vllm --region us-east "
        + "--request-rate none --max-ttft 500 --max-tpot 50 --max-cost-per-hour none")
  }
}
