import Domain
import TestSupport
import Testing

@testable import Planning

@Suite("Names of a request")
struct ResolvedNamesTests {
  @Test(
    "Another model keeps a workload that was asked for, not one that the earlier model had by default",
    arguments: [
      ("granite-4.1-8b", "image-generation", "llama-3.1-8b", "image-generation"),
      ("llama-3.1-8b", nil, "all-minilm-l6-v2", "document-retrieval"),
      ("all-minilm-l6-v2", nil, "llama-3.1-8b", "chat"), ("llama-3.1-8b", "rag", "qwen3-8b", "rag"),
    ] as [(String, String?, String, String)])
  func workload(model: String, asked: String?, other: String, expected: String) throws {
    let resolver = try ShippedCatalogs.planner().resolver
    var changes: RequestChanges = [.model: model, .accelerator: "l4"]
    changes[.workload] = asked
    let earlier = try resolver.request(changes)
    #expect(try resolver.request([.model: other], from: earlier).workload == expected)
  }
}
