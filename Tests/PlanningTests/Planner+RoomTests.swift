import Domain
import Quantities
import TestSupport
import Testing

@testable import Planning

@Suite("What other loads would leave")
struct PlannerRoomTests {
  @Test(
    "At the plan's own load it is the plan's own spare memory, and more of anything never leaves more",
    arguments: ["llama-3.1-8b-instruct", "llama-4-scout", "deepseek-v3", "gpt-oss-20b"], [1, 8, 33])
  func laws(model: String, concurrency: Int) throws {
    let planner = try ShippedCatalogs.planner()
    var request = try planner.request(model: model, accelerator: "h200-sxm")
    (request.askedConcurrency, request.simulate) = (concurrency, .off)
    let plan = try planner.plan(request)
    let contexts = Set([2_048, 16_384, 65_536, plan.request.contextTokens]).sorted()
    let sequences = Set([1, 64, concurrency]).sorted()
    let room = try planner.room(of: plan, contexts: contexts, sequences: sequences)
    let row = try #require(sequences.firstIndex(of: concurrency))
    let column = try #require(contexts.firstIndex(of: plan.request.contextTokens))
    #expect(room.spare[row][column] == plan.memory.spareBytes)
    for row in room.spare {
      let known = row.compactMap(\.self)
      #expect(zip(known, known.dropFirst()).allSatisfy { $0 >= $1 })
    }
    for (fewer, more) in zip(room.spare, room.spare.dropFirst()) {
      for (left, right) in zip(fewer, more) {
        if let left, let right { #expect(left >= right) }
      }
    }
  }

  @Test("Where sequences follow from a rate, the plan's own load leaves what the plan says")
  func following() throws {
    let planner = try ShippedCatalogs.planner()
    let asked: RequestChanges = [
      .model: "llama-3.1-8b-instruct", .accelerator: "l4", .requestsPerSecond: "20", .simulate: "off",
    ]
    let plan = try planner.plan(planner.resolver.request(asked))
    let room = try planner.room(
      of: plan, contexts: [plan.request.contextTokens, 65_536], sequences: [plan.sequences, 5_000])
    #expect(room.spare[0][0] == plan.memory.spareBytes)
    #expect(room.spare.flatMap { $0 }.allSatisfy { $0.map { $0 <= plan.memory.spareBytes } ?? true })
  }

  @Test("Beyond what the model can hold nothing is told")
  func tooLong() throws {
    let planner = try ShippedCatalogs.planner()
    let plan = try planner.plan(planner.request(model: "bert-base-uncased", accelerator: "l4"))
    let room = try planner.room(of: plan, contexts: [256, 1_000_000], sequences: [1])
    #expect(room.spare[0][0] != nil && room.spare[0][1] == nil)
  }
}
