import Domain
import TestSupport
import Testing

@testable import Planning

@Suite("Names of a request")
struct ResolvedNamesTests {
  @Test(
    "A model that somebody names without a workload has that of what goes in and what comes out",
    arguments: [
      ("llama-3.1-8b", "chat"), ("whisper-large-v3", "speech"), ("vit-base-patch16-224", "vision-classification"),
      ("qwen3-embedding-0.6b", "document-retrieval"), ("bge-m3", "document-retrieval"),
      ("flux.1-dev", "image-generation"), ("qwen2.5-vl-7b", "chat"), ("sam-vit-base", "segmentation"),
      ("finbert", "classification"), ("bge-reranker-v2-m3", "reranking"),
    ])
  func usual(model: String, workload: String) throws {
    let resolver = try ShippedCatalogs.planner().resolver
    #expect(try resolver.request([.model: model, .accelerator: "l4"]).workload == workload)
  }

  @Test("A job's documents are work that nobody waits for, unless somebody says so")
  func job() throws {
    let resolver = try ShippedCatalogs.planner().resolver
    let job: RequestChanges = [.model: "llama-3.1-8b", .accelerator: "l4", .documents: "1M", .withinSeconds: "48h"]
    let request = try resolver.request(job)
    #expect(request.mode == .offline && request.waitingLimits == WaitingLimits())
    let online: RequestChanges = [.mode: "online"]
    #expect(try resolver.request(job.over(online)).mode == .online)
    #expect(
      try resolver.request([.documents: "2M"], from: resolver.request([.mode: "online"], from: request)).mode == .online
    )
  }

  @Test(
    "What would count for nothing is refused with what it belongs to",
    arguments: [
      (.thinkSeconds, "5s", "--users"), (.peakFactor, "5", "--requests-per-day"), (.oneTimeWork, "qlora", "--horizon"),
      (.withinSeconds, "5h", "--documents"),
      (.imageSize, "512x512", "--images"),
    ] as [(RequestField, String, String)])
  func companions(field: RequestField, value: String, flag: String) throws {
    let resolver = try ShippedCatalogs.planner().resolver
    let error = #expect(throws: PlanningError.self) {
      try resolver.request([.model: "llama-3.1-8b", .accelerator: "l4", field: value])
    }
    guard case .invalid(_, let found, let expected)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(found == value && expected.contains(flag))
  }

  @Test(
    "Another model keeps a workload that was asked for, not one that the earlier model had by default",
    arguments: [
      ("granite-4.1-8b", "embedding", "llama-3.1-8b", "embedding"), ("sam-vit-base", nil, "llama-3.1-8b", "chat"),
      ("llama-3.1-8b", "rag", "sam-vit-base", "segmentation"), ("flux.1-dev", "image-generation", "qwen3-8b", "chat"),
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
