import Domain
import Quantities
import TestSupport
import Testing

@testable import Planning

@Suite("Several models on one machine")
struct PlacementLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func requests(_ changes: [RequestChanges]) throws -> [PlanRequest] {
    let planner = try Self.planner.get()
    return try changes.map { try planner.resolver.request($0) }
  }

  private func place(_ requests: [PlanRequest], on accelerator: String, devices: Int? = nil) throws -> PlacementReport {
    try Self.planner.get().place(requests, on: accelerator, devices: devices)
  }

  private static func mixed(on accelerator: String) -> [RequestChanges] {
    [
      [.model: "llama-3.1-8b", .accelerator: accelerator, .count: "1", .requestsPerSecond: "0.1"],
      [.model: "all-minilm-l6-v2", .accelerator: accelerator, .count: "1", .requestsPerSecond: "5"],
      [.model: "bert-base", .accelerator: accelerator, .count: "1"],
    ]
  }

  @Test(
    "One model alone is placed as it is planned",
    arguments: [
      ("llama-3.1-8b", "chat"), ("llama-3.1-8b", "rag"), ("qwen3-30b-a3b", "chat"), ("qwen3-30b-a3b", "rag"),
      ("bert-base", "document-retrieval"), ("bert-base", "classification"),
      ("all-minilm-l6-v2", "document-retrieval"), ("all-minilm-l6-v2", "embedding"),
    ])
  func alone(model: String, workload: String) throws {
    let planner = try Self.planner.get()
    let requests = try requests([
      [.model: model, .accelerator: "h100-sxm", .workload: workload, .count: "1", .contextTokens: "512"]
    ])
    let plan = try planner.plan(requests[0])
    let report = try place(requests, on: "h100-sxm")
    let member = try #require(report.members.first)
    #expect(report.members.count == 1 && report.fits == (plan.verdict.outcome != .doesNotFit))
    #expect(member.deployment == plan.deployment && member.ledger == plan.memory)
    #expect(member.alone == plan.performance && member.slowdown == 1)
    #expect(member.requestsPerSecond == plan.performance.requestsPerSecond.likely)
    #expect(report.devices.map(\.usedBytes) == [plan.memory.totalBytes])
    #expect(report.devices.map(\.spareBytes) == [plan.memory.spareBytes])
    #expect(report.usdPerHour == plan.cost.usdPerHour && report.neededDevices == 1)
  }

  @Test("What a model misses alone is not its neighbours' fault, and what it misses beside them is")
  func misses() throws {
    let late: RequestChanges = [
      .model: "llama-3.1-8b", .accelerator: "l40s", .count: "1", .maximumTimeToFirstTokenSeconds: "1ms",
      .maximumTimePerOutputTokenSeconds: "none",
    ]
    let alone = try place(requests([late]), on: "l40s")
    #expect(alone.fits && !alone.meetsTargets && alone.members[0].interference.isEmpty)
    #expect(alone.members[0].misses.map(\.isAlone) == [true])
    let plan = try Self.planner.get().plan(requests([late])[0])
    let limit = try #require(plan.performance.timePerOutputTokenSeconds).likely * 1.5e3
    let crowded = try place(
      requests([
        late.over([:]), [.model: "bert-base", .accelerator: "l40s", .count: "1"],
      ]).map { request in
        var request = request
        if request.model.hasPrefix("llama") { request.maximumTimePerOutputTokenSeconds = limit / 1e3 }
        return request
      }, on: "l40s", devices: 1)
    let member = try #require(crowded.members.first { $0.request.model.hasPrefix("llama") })
    #expect(member.misses.map(\.name) == [.timeToFirstTokenSeconds, .timePerOutputTokenSeconds])
    #expect(member.misses.map(\.isAlone) == [true, false] && member.slowdown > 1.5)
    for miss in member.misses {
      guard case .timeToFirstToken(let seconds, _, _) = miss.target else { continue }
      #expect(seconds == member.timeToFirstTokenSeconds.likely)
    }
  }

  @Test(
    "So is one on several accelerators, whether they hold replicas or parts",
    arguments: [("llama-3.1-8b", "3"), ("llama-3.3-70b-instruct", "4"), ("qwen3-8b", "2")])
  func spread(model: String, count: String) throws {
    let requests = try requests([
      [.model: model, .accelerator: "l40s", .count: count, .concurrency: "6"]
    ])
    let plan = try Self.planner.get().plan(requests[0])
    let report = try place(requests, on: "l40s")
    #expect(report.devices.map(\.usedBytes) == Array(repeating: plan.memory.totalBytes, count: plan.deployment.count))
    #expect(report.members[0].slowdown == 1 && report.members[0].alone == plan.performance)
    #expect(report.usdPerHour == plan.cost.usdPerHour)
    #expect(try place(requests, on: "l40s", devices: 1).fits == false)
  }

  @Test("The order of the arguments doesn't matter", arguments: ["l4", "l40s", "h100-sxm"])
  func order(accelerator: String) throws {
    let asked = try requests(Self.mixed(on: accelerator))
    let report = try place(asked, on: accelerator)
    for permuted in [[2, 0, 1], [1, 2, 0], [2, 1, 0]] {
      #expect(try place(permuted.map { asked[$0] }, on: accelerator) == report)
    }
  }

  @Test("Ledgers add up and nothing that is placed exceeds a device", arguments: ["l4", "h100-sxm"], [1, 2, nil])
  func sums(accelerator: String, devices: Int?) throws {
    let asked = try requests(Self.mixed(on: accelerator) + Self.mixed(on: accelerator))
    let report = try place(asked, on: accelerator, devices: devices)
    if let devices { #expect(report.devices.count == devices) }
    for device in report.devices {
      #expect(device.usedBytes + device.spareBytes == device.capacityBytes && device.spareBytes >= .zero)
      for resident in device.residents {
        #expect(resident.bytes == MemoryLedger.total(resident.ledger.items))
        #expect(resident.ledger.items.contains { $0.kind.fact == .driverContext })
      }
    }
    for (index, member) in report.members.enumerated() {
      let lying = report.devices.indices.flatMap { device in
        report.devices[device].residents.filter { $0.member == index }.map { _ in device }
      }
      #expect(lying == member.devices && (member.remedy == nil) == !member.devices.isEmpty)
    }
  }

  @Test("Company slows, never speeds up; more devices never slow")
  func interference() throws {
    let asked = try requests(Self.mixed(on: "l40s"))
    let crowded = try place(asked, on: "l40s", devices: 1)
    let roomy = try place(asked, on: "l40s", devices: 3)
    #expect(crowded.fits && roomy.fits && roomy.members.allSatisfy { $0.slowdown == 1 })
    for (together, apart) in zip(crowded.members, roomy.members) {
      #expect(together.slowdown >= apart.slowdown && together.requestsPerSecond <= apart.requestsPerSecond)
      #expect(together.interference.count == 2 && apart.interference.isEmpty)
      let others = together.interference.reduce(1) { $0 + $1.share }
      #expect(abs(together.slowdown - others) < 1e-9)
    }
  }

  @Test("What doesn't fit is told with what would")
  func tooMuch() throws {
    let asked = try requests(
      Array(
        repeating: [.model: "llama-3.1-8b", .accelerator: "l4", .count: "1", .scheme: "bf16", .contextTokens: "2k"],
        count: 3))
    let report = try place(asked, on: "l4", devices: 1)
    let left = report.members.filter(\.devices.isEmpty)
    #expect(!report.fits && left.count == 2 && report.neededDevices == 3)
    #expect(left.allSatisfy { ($0.remedy?.shortBytes ?? .zero) > .zero })
    #expect(try place(asked, on: "l4", devices: 3).fits)
  }

  @Test("A model that no device holds is told with what lets it run at all")
  func tooLarge() throws {
    let report = try place(
      try requests([
        [.model: "llama-3.3-70b-instruct", .accelerator: "l4", .count: "1"],
        [.model: "bert-base", .accelerator: "l4", .count: "1"],
      ]), on: "l4")
    let large = try #require(report.members.first { $0.name.hasPrefix("llama") })
    #expect(!report.fits && large.devices.isEmpty && report.neededDevices == nil)
    let repair = try #require(large.remedy?.repair)
    #expect(try Self.planner.get().plan(repair).verdict.outcome != .doesNotFit)
    #expect(report.members.first { $0.name.hasPrefix("bert") }?.devices == [0])
  }

  @Test("A model that says no count takes as few devices as hold it, which are told where there are fewer")
  func open() throws {
    let asked = try requests([
      [.model: "llama-3.3-70b-instruct", .accelerator: "l4", .requestsPerSecond: "2"],
      [.model: "bert-base", .accelerator: "l4"],
    ])
    let few = try place(asked, on: "l4", devices: 1)
    let needed = try #require(few.neededDevices)
    #expect(!few.fits && needed > 1 && few.members.allSatisfy { $0.remedy?.repair == nil })
    let many = try place(asked, on: "l4", devices: needed)
    #expect(many.fits && many.members.first { $0.name == "bert-base-uncased" }?.devices.count == 1)
  }

  @Test("What a model misses for its neighbours' sake is told with the devices on which it doesn't")
  func uncrowded() throws {
    let asked = try requests(
      ["qwen3-32b", "llama-3.1-8b"].map { model in
        [.model: model, .accelerator: "h100-sxm", .count: "1", .requestsPerSecond: "4"]
      })
    let crowded = try place(asked, on: "h100-sxm", devices: 1)
    #expect(crowded.fits && !crowded.meetsTargets)
    let devices = try #require(crowded.uncrowdedDevices)
    let roomy = try place(asked, on: "h100-sxm", devices: devices)
    #expect(roomy.fits && roomy.meetsTargets && roomy.uncrowdedDevices == nil)
  }

  @Test("Packing keeps to every part's capacity and leaves out none that fits by itself", arguments: UInt64(1)...40)
  func packing(seed: UInt64) {
    var state = seed
    func next(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    let parts = (0..<Int(1 + next(9))).map { member in
      Packing.Part(
        member: member, ranks: Int(1 + next(2)), bytes: ByteCount(Int64(1 + next(60))),
        capacity: ByteCount(Int64(60 + next(40))), busy: Double(next(100)) / 100)
    }
    let result = Packing(parts: parts, devices: 4).best()
    for device in result.devices {
      let capacity = device.map { parts[$0].capacity }.min() ?? .zero
      #expect(device.map { parts[$0].bytes }.sum() <= capacity || device.isEmpty)
    }
    for index in parts.indices {
      let times = result.devices.joined().count { $0 == index }
      #expect(times == (result.unplaced.contains(index) ? 0 : parts[index].ranks))
    }
    #expect(Packing(parts: parts, devices: 2 * parts.count).best().unplaced.isEmpty)
  }
}
