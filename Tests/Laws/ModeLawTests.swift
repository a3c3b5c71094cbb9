import Domain
import Planning
import TestSupport
import Testing

@Suite("A mode is the same, whoever changes it")
struct ModeLawTests {
  @Test("Going offline in the interface asks what the command line asks", arguments: ["chat", "rag"])
  func toggled(workload: String) throws {
    try TwoFaces.inFolder { faces in
      let arguments = ["llama-3.1-8b", "--on", "l4", "--workload", workload]
      let interface = try faces.export(arguments, steps: "o")
      let plan = try faces.plan(arguments + ["--mode", "offline"])
      #expect(interface == plan)
    }
  }

  @Test(
    "Requests that come with a limit of latency are waited for, whatever is usual of the model",
    arguments: [RequestField.requestsPerSecond, .requestsPerDay, .users], ["bge-m3", "finbert"])
  func arrivals(load: RequestField, model: String) throws {
    let resolver = try ShippedCatalogs.planner().resolver
    let asked: RequestChanges = [.model: model, .accelerator: "l4", load: "50"]
    let limit: RequestChanges = [.maximumTimeToFirstTokenSeconds: "200@p99"]
    let mode: RequestChanges = [.mode: "offline"]
    let job: RequestChanges = [.workload: "document-retrieval"]
    #expect(try resolver.request(asked).mode == .offline)
    let online = try resolver.request(limit.over(asked))
    #expect(online.mode == .online && online.load != .saturated)
    #expect(try resolver.request(limit, from: resolver.request(asked)) == online, "one after the other")
    #expect(try resolver.request(mode.over(limit.over(asked))).mode == .offline)
    // What is usual of an embedder is its only job: naming it says nothing more.
    if model != "bge-m3" { #expect(try resolver.request(job.over(limit.over(asked))).mode == .offline) }
    let kept = try resolver.request(mode, from: online)
    #expect(try resolver.request([load: "60"], from: kept).mode == .offline, "what was chosen since stays")
  }

  @Test(
    "Of several accelerators the other mode has its own best",
    arguments: [
      [.model: "mxbai-embed-large-v1", .accelerator: "b200,l40s", .users: "23"],
      [.model: "llama-3.3-70b-instruct", .accelerator: "h200-sxm,t4,b200", .objective: "cost"],
    ] as [RequestChanges])
  func among(asked: RequestChanges) throws {
    let planner = try ShippedCatalogs.planner()
    for mode in [ServingMode.online, .offline] {
      var changes = asked
      changes[.mode] = mode == .online ? "offline" : "online"
      let told = try planner.plan(planner.resolver.request(changes)).recommendations
      changes[.mode] = mode.rawValue
      let other = try planner.plan(planner.resolver.request(changes))
      let line = mode == .online ? told.online : told.offline
      #expect(line?.deployment == other.deployment && line?.cost == other.cost)
    }
  }

  @Test("What a plan says of the other mode is what a plan in it says", arguments: RandomQuestion.drawn(12, seed: 61))
  func recommended(question: RandomQuestion) throws {
    let planner = try ShippedCatalogs.planner()
    var changes = question.changes
    if question.changes[.requestsPerSecond] == nil { changes[.maximumTimeToFirstTokenSeconds] = "1500@p95" }
    let request = try planner.resolver.request(changes)
    let plan = try planner.plan(request)
    let mode: ServingMode = request.mode == .online ? .offline : .online
    let other = try planner.plan(planner.resolver.request([.mode: mode.rawValue], from: request))
    // Limits that were asked for stay; those that a workload sets for people who wait go with them.
    if changes[.maximumTimeToFirstTokenSeconds] != nil {
      #expect(other.request.maximumTimeToFirstTokenSeconds == 1.5 && other.request.timeToFirstTokenPercentile == .p95)
    }
    let told = mode == .online ? plan.recommendations.online : plan.recommendations.offline
    changes[.mode] = mode.rawValue
    let anew = try planner.resolver.request(changes)
    #expect(anew == other.request, "as it would be asked anew")
    guard other.verdict.outcome != .doesNotFit else {
      #expect(told == nil)
      return
    }
    #expect(told?.deployment == other.deployment && told?.performance == other.performance)
    #expect(told?.cost == other.cost)
  }
}
