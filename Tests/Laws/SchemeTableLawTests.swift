import Domain
import Planning
import TestSupport
import Testing

@Suite("The table of schemes")
struct SchemeTableLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func plan(_ changes: RequestChanges) throws -> Plan {
    let planner = try Self.planner.get()
    return try planner.plan(planner.resolver.request(changes))
  }

  static let questions: [RequestChanges] = [
    [.model: "llama-3.1-70b", .accelerator: "h100-sxm", .workload: "rag", .requestsPerSecond: "20"],
    [.model: "llama-4-scout", .accelerator: "h100-sxm"],
    [.model: "qwen3-8b", .accelerator: "l4", .users: "200"],
    [.model: "mixtral-8x7b", .accelerator: "rtx-3090", .requestsPerSecond: "1"],
    [
      .model: "deepseek-v3", .accelerator: "h200-sxm", .requestsPerSecond: "2",
      .maximumTimePerOutputTokenSeconds: "40ms",
    ],
  ]

  @Test("What it tells of a scheme is what a plan of it would be, whichever was asked for", arguments: questions)
  func rows(question: RequestChanges) throws {
    let open = try plan(question)
    // Each scheme by itself is looked at closely where it is the plan's own; others are told by averages.
    var averages = question
    averages[.simulate] = "off"
    let table = try deployments(averages)
    #expect(table.count >= 6)
    for row in open.schemes where row.count.map({ $0 <= 16 }) ?? false {
      #expect(table[row.scheme] != nil, "\(row.scheme) fits and has no row")
    }
    for scheme in ["fp8-dynamic", "w4a16-g128"] where table[scheme] != nil {
      var pinned = averages
      pinned[.scheme] = scheme
      let others = try deployments(pinned)
      #expect(others == table, "\(scheme)")
      #expect(try plan(pinned).deployment == table[scheme])
    }
  }

  /// The best deployment of each scheme.
  private func deployments(_ changes: RequestChanges) throws -> [String: Deployment] {
    let all = try plan(changes).alternatives.map { ($0.deployment.scheme, $0.deployment) }
    return Dictionary(all) { first, _ in first }
  }
}
