import Domain
import Testing

@Suite("Fields about a whole life")
struct RequestFieldLifeTests {
  private func request(_ field: RequestField, _ text: String) throws -> PlanRequest {
    var request = PlanRequest(
      model: "m", accelerator: "a", mode: .online, workload: "w", contextTokens: 2, inputTokens: 1, outputTokens: 1,
      concurrency: 1, engine: "e", region: "r")
    try field.set(text, in: &request)
    return request
  }

  @Test(
    "Horizons are months unless they say otherwise, and are written so that they read the same",
    arguments: [
      ("12mo", 31_536_000.0, "12mo"), ("12", 31_536_000, "12mo"), ("1y", 31_536_000, "12mo"),
      ("90d", 7_776_000, "90d"), ("36h", 129_600, "129600s"), ("7s", 7, "7s"),
    ])
  func horizon(typed: String, seconds: Double, written: String) throws {
    let request = try request(.horizonSeconds, typed)
    #expect(request.horizonSeconds == seconds)
    let text = try #require(RequestField.horizonSeconds.text(in: request))
    #expect(try self.request(.horizonSeconds, text).horizonSeconds == seconds)
    #expect(text == written)
  }

  @Test(
    "Work is listed once and in order, and prices are one or two",
    arguments: [
      ("qlora,Distillation, qlora", [OneTimeWork.distillation, .qlora]), ("none", []),
    ])
  func work(typed: String, work: [OneTimeWork]) throws {
    #expect(try request(.oneTimeWork, typed).oneTimeWork == work)
  }

  @Test(
    "Prices are for what goes in and comes out, or one for both",
    arguments: [
      ("0.5:1.5", 0.5, 1.5, "0.5:1.5"), ("$2", 2, 2, "2"), ("0:3", 0, 3, "0:3"),
    ])
  func prices(typed: String, input: Double, output: Double, written: String) throws {
    let request = try request(.apiPrice, typed)
    #expect(request.apiUSDPerMillionInputTokens == input && request.apiUSDPerMillionOutputTokens == output)
    #expect(RequestField.apiPrice.text(in: request) == written)
  }

  @Test("What is none of these is refused")
  func refused() {
    for text in ["0", "-1mo", "2000mo", "soon"] { #expect(!RequestField.horizonSeconds.reads(text)) }
    for text in ["", "training", "qlora,x"] { #expect(!RequestField.oneTimeWork.reads(text)) }
    for text in ["0", "-1", "1:2:3", "a:b", "1:", "2000000"] { #expect(!RequestField.apiPrice.reads(text)) }
  }
}
