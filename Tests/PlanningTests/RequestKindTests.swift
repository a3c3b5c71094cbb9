import Catalogs
import Domain
import TestSupport
import Testing

@testable import Planning

@Suite("What can be asked of a model's kind")
struct RequestKindTests {
  private static let models: [RequestKind: String] = [
    .writing: "llama-3.1-8b", .encoding: "bge-m3", .looking: "vit-base-patch16-224", .drawing: "flux.1-dev",
    .listening: "whisper-base",
  ]
  private static let texts: [RequestField: String] = [
    .contextTokens: "300", .inputTokens: "200", .outputTokens: "20", .inputTokensP95: "300", .outputTokensP95: "40",
    .prefixHit: "0.5", .maximumTimePerOutputTokenSeconds: "50", .speculative: "ngram",
    .denoisingSteps: "20",
  ]

  @Test("Each kind has a model, which is of it", arguments: RequestKind.allCases)
  func kinds(kind: RequestKind) throws {
    let id = try #require(Self.models[kind])
    #expect(try RequestKind(ShippedCatalogs.store().model(id)) == kind)
  }

  @Test(
    "What counts for nothing is refused with its name and the model's, what leaves it isn't",
    arguments: RequestKind.allCases)
  func refused(kind: RequestKind) throws {
    let planner = try ShippedCatalogs.planner()
    let model = try ShippedCatalogs.store().model(try #require(Self.models[kind]))
    let plain: RequestChanges = [.model: model.id, .accelerator: "h100-sxm", .count: "1"]
    _ = try planner.resolver.request(plain)
    for field in kind.without {
      var asked = plain
      asked[field] = Self.texts[field] ?? "1"
      let error = #expect(throws: PlanningError.self, "\(field.flag)") {
        try planner.plan(planner.resolver.request(asked))
      }
      guard case .invalid(let what, _, let expected)? = error else { continue }
      #expect(what == field.name && expected.contains(model.name), "\(what): \(expected)")
    }
  }
}
