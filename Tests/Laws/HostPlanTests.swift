import Catalogs
import Domain
import Export
import FoundationEssentials
import Planning
import Quantities
import TestSupport
import Testing

@Suite("Plans of whole hosts")
struct HostPlanTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private static func request(_ changes: RequestChanges) throws -> PlanRequest {
    try planner.get().resolver.request(changes)
  }

  private static func plan(_ changes: RequestChanges) throws -> Plan {
    try planner.get().plan(request(changes))
  }

  static let boards: [(host: String, accelerator: String, count: Int)] = [
    ("hgx-h100", "h100-sxm", 8), ("hgx-b200", "b200", 8), ("mi300x-8x", "mi300x", 8), ("rtx-4090-2x", "rtx-4090", 2),
    ("dgx-spark-pair", "dgx-spark", 2), ("gb200-nvl72", "gb200", 72), ("v6e-8", "tpu-v6e", 8), ("v5p-16", "tpu-v5p", 8),
  ]

  @Test("A board's plan is that of as many of its accelerators", arguments: boards)
  func equal(host: String, accelerator: String, count: Int) throws {
    let whole = try Self.plan([.model: "llama-3.3-70b", .accelerator: host, .count: "1"])
    let single = try Self.plan([.model: "llama-3.3-70b", .accelerator: accelerator, .count: "\(count)"])
    var deployment = whole.deployment
    #expect(deployment.hostCount == 1 && deployment.count == count)
    deployment.host = nil
    #expect(deployment == single.deployment)
    #expect(whole.memory == single.memory)
    #expect(whole.performance == single.performance)
    #expect(whole.quality == single.quality)
  }

  @Test("Trade-offs of hosts tell them, and so does what is written of them")
  func front() throws {
    let plan = try Self.plan([.model: "llama-3.3-70b", .accelerator: "p5.48xlarge,nd96isr_h100_v5", .count: "1"])
    #expect(!plan.front.isEmpty)
    for point in plan.front {
      #expect(point.host?.accelerator == point.accelerator && point.hostCount == 1 && point.count == 8)
    }
    #expect(try PlanFile.plan(json: Data(PlanExport.json(plan).utf8), path: "plan.json").front == plan.front)
    let single = try Self.plan([.model: "qwen3-8b", .accelerator: "l4"])
    #expect(single.front.allSatisfy { $0.host == nil })
  }

  static let open: [(model: String, host: String)] = [
    ("llama-3.1-8b", "p5.48xlarge"), ("deepseek-v3", "p5.48xlarge"), ("llama-4-maverick", "a3-ultragpu-8g"),
    ("llama-3.3-70b", "g6.12xlarge"), ("qwen3-32b", "nc48ads_a100_v4"), ("deepseek-v3", "gb200-nvl72"),
  ]

  @Test("An open count goes over whole hosts, at whole prices", arguments: open)
  func whole(model: String, host: String) throws {
    let plan = try Self.plan([.model: model, .accelerator: host, .concurrency: "64"])
    let size = try #require(plan.deployment.host).accelerators
    #expect(plan.deployment.count % size == 0)
    #expect(plan.alternatives.allSatisfy { $0.deployment.count % size == 0 })
    #expect(plan.schemes.allSatisfy { ($0.count ?? size) % size == 0 && $0.spares.allSatisfy { $0.count % size == 0 } })
    let catalogs = try Self.planner.get().catalogs
    let price = try catalogs.machinePrice(of: catalogs.host(host), catalogs.usualPrices())
    if let price, let hosts = plan.deployment.hostCount {
      let cost = try #require(plan.cost.usdPerHour)
      #expect(price.isOwn == (host != "gb200-nvl72"))
      let whole = price.usdPerHour * Double(hosts)
      #expect(abs(cost - whole) < 1e-9 * whole, "prices are kept by the accelerator")
    }
  }

  @Test("A count is of what was named, and the request's own is of accelerators")
  func counted() throws {
    let request = try Self.request([.model: "llama-3.1-8b", .accelerator: "P5.48XLARGE", .count: "2"])
    #expect(request.accelerator == "p5.48xlarge" && request.count == 16 && request.askedCount == 2)
    #expect(RequestField.count.text(in: request) == "2")
    #expect(RequestField.accelerator.text(in: request) == "p5.48xlarge")
    var broken = request
    broken.count = 12
    #expect(throws: PlanningError.self) { try Self.planner.get().plan(broken) }
  }

  @Test("Another host has as many accelerators at least, and one by one as many")
  func moved() throws {
    let resolver = try Self.planner.get().resolver
    let one = try Self.request([.model: "llama-3.1-8b", .accelerator: "g6.12xlarge", .count: "3"])
    #expect(try resolver.request([.accelerator: "p5.48xlarge"], from: one).count == 16)
    #expect(try resolver.request([.accelerator: "h100-sxm"], from: one).count == 12)
    let other = try resolver.request([.accelerator: "p5.48xlarge", .count: "1"], from: one)
    #expect(other.count == 8)
  }

  @Test("More hosts never fit less nor serve less", arguments: ["p5.48xlarge", "g6.12xlarge", "gb200-nvl72"])
  func more(host: String) throws {
    var last: Plan?
    for count in 1...3 {
      let plan = try Self.plan([
        .model: "llama-3.3-70b", .accelerator: host, .count: "\(count)", .mode: "offline", .scheme: "w4a16-g128",
      ])
      if let last {
        #expect(plan.verdict.outcome != .doesNotFit || last.verdict.outcome == .doesNotFit)
        let (now, before) = (plan.performance.requestsPerSecond.likely, last.performance.requestsPerSecond.likely)
        #expect(now >= before * 0.97)
      }
      last = plan
    }
  }

  @Test("A rack lets experts spread over all its accelerators without the network")
  func rack() throws {
    let plan = try Self.plan([
      .model: "deepseek-v3", .accelerator: "gb200-nvl72", .count: "1", .dataParallel: "72", .scheme: "fp8-block",
      .mode: "offline",
    ])
    #expect(plan.deployment.layout.stageRanks == 72 && plan.verdict.outcome != .doesNotFit)
    #expect(!plan.assumptions.contains { $0.fact?.code == "network" })
    let links = try Self.planner.get().catalogs.accelerator("nvl72").links
    #expect(links.rate(joining: 72) == links.fabric && links.leavesHost(73))
  }

  @Test("A list of hosts is ranked, and counts each by its own")
  func list() throws {
    let plan = try Self.plan([
      .model: "llama-3.3-70b", .accelerator: "p5.48xlarge,g6e.12xlarge,h100-sxm", .count: "1",
    ])
    let counts = Set(plan.hardware.map { "\($0.deployment.host?.reference ?? "-") \($0.deployment.count)" })
    #expect(counts.isSubset(of: ["p5.48xlarge 8", "g6e.12xlarge 4", "- 1"]) && counts.count >= 2)
    #expect(plan.request.accelerator == plan.deployment.host?.reference ?? plan.deployment.accelerator)
  }

  @Test("What a host's memory can't take isn't left there")
  func hostMemory() throws {
    let changes: RequestChanges = [
      .model: "llama-3.3-70b", .accelerator: "g6.xlarge", .count: "1", .engine: "llama-cpp", .scheme: "gguf-q4_k_m",
      .offload: "cpu:60",
    ]
    let plan = try Self.plan(changes)
    #expect(plan.verdict.outcome == .doesNotFit)
    #expect(plan.rejected.contains { $0.reason.code == "hostMemoryShort" })
    var roomy = changes
    roomy[.accelerator] = "gr6.4xlarge"
    let roomier = try Self.plan(roomy)
    #expect(roomier.verdict.outcome != .doesNotFit)
  }
}
