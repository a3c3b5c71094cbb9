import Catalogs
import Domain
import Export
import FoundationEssentials
import Planning
import Quantities
import TestSupport
import Testing

@Suite("Speculative decoding in plans")
struct SpeculationPlanTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func plan(_ changes: RequestChanges, speculative: String?) throws -> Plan {
    let planner = try Self.planner.get()
    var changes = changes
    changes[.speculative] = speculative
    return try planner.plan(planner.resolver.request(changes))
  }

  private static let one: RequestChanges = [
    .model: "llama-3.1-8b", .accelerator: "h100-sxm", .count: "1", .scheme: "bf16", .concurrency: "1",
  ]

  @Test("None is what nobody asks for", arguments: RandomQuestion.drawn(3, seed: 78))
  func none(question: RandomQuestion) throws {
    let plain = try plan(question.changes, speculative: nil)
    #expect(try plan(question.changes, speculative: "none") == plain)
    #expect(try plan(question.changes, speculative: "auto") == plain)
  }

  @Test("One answer, whatever the name: drafts are known by their catalog id, and told with flags and rates")
  func names() throws {
    let drafted = try plan(Self.one, speculative: "llama-3.2-1b")
    #expect(drafted.request.speculative == .draft(model: "llama-3.2-1b-instruct"))
    #expect(try plan(Self.one, speculative: "llama-3.2-1b-instruct") == drafted)
    let drafts = drafted.assumptions.compactMap(\.fact).compactMap { fact -> Assumption.Drafts? in
      if case .speculation(let drafts) = fact { drafts } else { nil }
    }
    #expect(drafts.map(\.acceptance) == [Interval(low: 0.5, likely: 0.7, high: 0.9)])
    let flags = drafted.assumptions.compactMap(\.fact).compactMap { fact -> String? in
      if case .flags(_, let text, _, _) = fact { text } else { nil }
    }
    #expect(flags.first?.contains("\"num_speculative_tokens\":4}") == true)
  }

  @Test("One sequence is answered sooner, in more memory")
  func faster() throws {
    let (none, drafted) = try (plan(Self.one, speculative: nil), plan(Self.one, speculative: "llama-3.2-1b"))
    #expect(drafted.memory.totalBytes > none.memory.totalBytes)
    let (slow, fast) = (none.performance.timePerOutputTokenSeconds, drafted.performance.timePerOutputTokenSeconds)
    #expect(try #require(fast?.likely) < (try #require(slow?.likely)))
    #expect(try #require(fast).width > (try #require(slow)).width)
  }

  @Test(
    "The exported plan asks the same again and tells the same", arguments: ["ngram", "llama-3.2-1b"], ["0", "4:32"])
  func exported(speculative: String, adapters: String) throws {
    var asked = Self.one
    asked[.adapters] = adapters
    let plan = try plan(asked, speculative: speculative)
    let text = try PlanExport.text(plan, as: .json)
    let again = try PlanFile.plan(json: Data(text.utf8), path: "plan.json")
    #expect(again.request == plan.request)
    #expect(again.assumptions == plan.assumptions)
    #expect(!text.contains("\"adapters\": 0"))
  }

  @Test("What drafts counts before anything fits")
  func fitting() throws {
    let asked: RequestChanges = [
      .model: "llama-3.1-8b", .accelerator: "l4", .count: "1", .scheme: "bf16", .concurrency: "1",
      .contextTokens: "4k", .inputTokens: "2k",
    ]
    #expect(try plan(asked, speculative: nil).verdict.outcome != .doesNotFit)
    #expect(try plan(asked, speculative: "llama-3.2-3b").verdict.outcome == .doesNotFit)
  }

  @Test("Layers that a model lacks, and engines that draft nothing, are told")
  func refused() throws {
    #expect {
      _ = try plan(Self.one, speculative: "mtp")
    } throws: { error in
      guard case .invalid(_, let found, let expected)? = error as? PlanningError else { return false }
      return found == "mtp" && expected.contains("no multi-token-prediction layers")
    }
    var asked = Self.one
    asked[.engine] = "transformers"
    let refusal = try plan(asked, speculative: "ngram").verdict.summary.fact?.refusal
    #expect(refusal == .noSpeculation(engine: "Transformers", method: .ngram))
    #expect(try plan(asked, speculative: nil).verdict.summary.fact?.refusal == nil)
  }

  @Test("What has another vocabulary drafts nothing; a few rows of padding are none")
  func vocabulary() throws {
    #expect {
      _ = try plan(Self.one, speculative: "qwen3-0.6b")
    } throws: { error in
      guard case .invalid(_, let found, let expected)? = error as? PlanningError else { return false }
      return found.contains("151936") && expected.contains("128256")
    }
    _ = try plan(Self.one, speculative: "0.5B")
    let planner = try ShippedCatalogs.planner()
    for model in try planner.catalogs.allModels() {
      for draft in model.relations where draft.kind == .draft {
        guard let name = draft.model, let own = model.architecture, own.kind == .decoder else { continue }
        let other = try #require(try planner.catalogs.model(name).architecture)
        #expect(abs(own.vocabularySize - other.vocabularySize) <= 128, "\(model.id): \(name)")
      }
    }
  }

  @Test("Layers of its own draft for a model that has them")
  func ownLayers() throws {
    let asked: RequestChanges = [
      .model: "glm-4.5-air", .accelerator: "h200-sxm", .count: "4", .scheme: "bf16", .concurrency: "2",
    ]
    let (none, drafted) = try (plan(asked, speculative: nil), plan(asked, speculative: "mtp"))
    #expect(drafted.memory.items.contains { $0.kind.fact == .draftWeights })
    let (slow, fast) = (none.performance.timePerOutputTokenSeconds, drafted.performance.timePerOutputTokenSeconds)
    #expect(try #require(fast?.likely) < (try #require(slow?.likely)))
  }
}

extension Interval {
  fileprivate var width: Double { (high - low) / likely }
}
