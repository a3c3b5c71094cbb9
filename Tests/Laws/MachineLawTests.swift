import Catalogs
import Domain
import Export
import FoundationEssentials
import Planning
import Quantities
import TestSupport
import Testing

@Suite("Plans for the machine at hand")
struct MachineLawTests {
  private func planner(_ machine: RecordedMachine) throws -> Planner {
    Planner(catalogs: CatalogStore(CatalogLocation(folders: [SourceTree.catalogs]), machine: machine))
  }

  static let machines: [RecordedMachine] = [
    .nvidia("NVIDIA GeForce RTX 4090, 24564, 24100, 550.54.15, 8.9"),
    .nvidia(
      "NVIDIA L40S, 46068, 45500, 550.54.15, 8.9", "NVIDIA L40S, 46068, 45500, 550.54.15, 8.9",
      "NVIDIA GeForce RTX 4090, 24564, 24100, 550.54.15, 8.9"),
    .host(memoryKibibytes: 527_000_000, processor: "AMD EPYC 9654 96-Core Processor"),
    .host(memoryKibibytes: 65_000_000, processor: "AMD RYZEN AI MAX+ 395 w/ Radeon 8060S"),
    .host(memoryKibibytes: 65_000_000, processor: "Unheard-of Processor"),
  ]

  @Test(
    "A plan made here is the same bytes where its request is planned again, on whatever machine", arguments: machines)
  func carried(machine: RecordedMachine) throws {
    let here = try planner(machine)
    let elsewhere = try planner(RecordedMachine())
    let request = try here.resolver.request([.model: "llama-3.1-8b", .accelerator: "this"])
    #expect(request.count == (try here.catalogs.machineHardware().planned().group.count))
    let text = try PlanExport.json(here.plan(request))
    let again = try PlanFile.plan(json: Data(text.utf8), path: "plan.json").request
    #expect(again == request)
    #expect(try PlanExport.json(elsewhere.plan(elsewhere.resolver.request([:], from: again))) == text)
  }

  @Test("What `this` stands for gives the plan that its entry gives")
  func sameAsEntry() throws {
    let planner = try planner(Self.machines[1])
    let here = try planner.resolver.request([.model: "qwen3-8b", .accelerator: "this"])
    let named = try planner.resolver.request([.model: "qwen3-8b", .accelerator: "l40s", .count: "2"])
    #expect(here == named)
    let counted = try planner.resolver.request([.model: "qwen3-8b", .accelerator: "THIS", .count: "1"])
    #expect(counted.accelerator == "l40s" && counted.count == 1)
  }

  @Test("A choice of hardware may hold the machine at hand")
  func amongOthers() throws {
    let planner = try planner(Self.machines[0])
    let plan = try planner.plan(planner.resolver.request([.model: "qwen3-8b", .accelerator: "this,l4"]))
    #expect(Set(plan.hardware.map(\.deployment.accelerator)) == ["rtx-4090", "l4"])
  }

  @Test("Where nobody tells how fast memory is read, speeds hold what slower and faster memory would give")
  func unknownBandwidth() throws {
    let planner = try planner(RecordedMachine())
    func speed(_ hardware: String) throws -> (likely: Double, range: ClosedRange<Double>) {
      let plan = try planner.plan(
        planner.resolver.request([
          .model: "llama-3.2-1b", .accelerator: hardware, .count: "1", .scheme: "q4_0", .concurrency: "1",
          .mode: "offline",
        ]))
      let told = plan.assumptions.contains { $0.fact?.code == "typicalRates" }
      #expect(told)
      let time = try #require(plan.performance.timePerOutputTokenSeconds)
      return (time.likely, time.low...time.high)
    }
    let (unknown, known) = (try speed("cpu:32GB"), try speed("cpu:32GB:51.2GBps"))
    #expect(unknown.likely == known.likely)
    for other in ["cpu:32GB:19.2GBps", "cpu:32GB:102.4GBps"] {
      #expect(unknown.range.contains(try speed(other).likely), "\(other)")
    }
  }

  @Test("More memory on any processor never makes what fitted not fit")
  func moreMemory() throws {
    let planner = try planner(RecordedMachine())
    var fitted = false
    for gigabytes in [4, 8, 12, 16, 24, 64, 256] {
      let request = try planner.resolver.request([
        .model: "llama-3.1-8b", .accelerator: "cpu:\(gigabytes)GB:80GBps", .count: "1",
      ])
      #expect(request.engine == "llama-cpp")
      let fits = try planner.plan(request).verdict.outcome != .doesNotFit
      #expect(fits || !fitted, "\(gigabytes) GB")
      fitted = fits
    }
    #expect(fitted)
  }
}
