import Catalogs
import Domain
import FoundationEssentials
import Planning
import TestSupport
import Testing

@Suite("Catalog files at fault")
struct CatalogFaultsTests {
  /// A folder of a user's own before the shipped ones, with one entry that is no JSON.
  private func planner(_ folder: String, broken entry: String) throws -> Planner {
    let path = "\(folder)/\(entry)"
    let parent = path.split(separator: "/").dropLast().joined(separator: "/")
    try FileManager.default.createDirectory(atPath: "/" + parent, withIntermediateDirectories: true)
    try Data("{ \"id\": ".utf8).write(to: URL(filePath: path))
    return Planner(catalogs: CatalogStore(CatalogLocation(folders: [folder, ShippedCatalogs.path])))
  }

  private func request(_ planner: Planner) throws -> PlanRequest {
    var request = try planner.request(model: "llama-3.1-8b", accelerator: "l4")
    request.count = 1
    request.scheme = "bf16"
    request.contextTokens = 65_536
    return request
  }

  @Test(
    "One that is not needed is a warning that names it, and takes no repair away",
    arguments: [
      "hardware/mine.json", "models/mine.json", "engines/mine.json", "hosts/mine.json", "schemes/mine.json",
      "formats/mine.json", "evidence/mine.json", "prices/mine.json", "regions/mine.json", "workloads/mine.json",
    ])
  func notNeeded(entry: String) throws {
    try withTemporaryFolder { folder in
      let planner = try planner(folder, broken: entry)
      let plan = try planner.plan(request(planner))
      let whole = try ShippedCatalogs.planner().plan(request(planner))
      #expect(whole.warnings.isEmpty && whole.repairs.contains { $0.kind == .largerAccelerator })
      #expect(plan.warnings.count == 1 && plan.warnings.first?.contains("\(folder)/\(entry)") == true)
      #expect(plan.repairs == whole.repairs)
    }
  }

  @Test(
    "Nor does it stop schemes that are weighed, mixed or named, nor models that are ranked",
    arguments: ["schemes/mine.json", "engines/mine.json", "regions/mine.json"], ["auto", "w4a16-g128", "mix"])
  func notNamed(entry: String, scheme: String) throws {
    let mix = "w4a16-g128+int8-g128:down_proj"
    try withTemporaryFolder { folder in
      let planner = try planner(folder, broken: entry)
      let asked: RequestChanges = [
        .model: "llama-3.1-8b", .accelerator: "l4", .scheme: scheme == "mix" ? mix : scheme, .residency: "africa",
      ]
      let plan = try planner.plan(planner.resolver.request(asked))
      #expect(plan.warnings.contains { $0.contains("\(folder)/\(entry)") })
      let ranked = try planner.models([.accelerator: "l4", .requestsPerSecond: "1"])
      #expect(!ranked.rows.isEmpty && ranked.warnings.contains { $0.contains("\(folder)/\(entry)") })
      let whole = try ShippedCatalogs.planner()
      #expect(try plan.deployment == whole.plan(whole.resolver.request(asked)).deployment)
    }
  }

  @Test(
    "One that is needed is an error",
    arguments: ["hardware/l4.json", "models/llama-3.1-8b-instruct.json", "schemes/bf16.json"])
  func needed(entry: String) throws {
    try withTemporaryFolder { folder in
      let planner = try planner(folder, broken: entry)
      let error = #expect(throws: CatalogError.self) {
        try planner.plan(
          planner.resolver.request([.model: "llama-3.1-8b-instruct", .accelerator: "l4", .scheme: "bf16"]))
      }
      #expect(error?.message.contains(entry) == true)
    }
  }

  @Test(
    "A format that a scheme of the plan stores is needed: the error names its file, and no other",
    arguments: ["w4a16-g128", "w4a16", "w8a16+int4-g128:down_proj", "bf16+int4:down_proj"])
  func neededFormat(scheme: String) throws {
    try withTemporaryFolder { folder in
      let planner = try planner(folder, broken: "formats/int4-g128.json")
      let error = #expect(throws: CatalogError.self) {
        try planner.plan(planner.resolver.request([.model: "llama-3.1-8b", .accelerator: "l4", .scheme: scheme]))
      }
      #expect(error?.message.hasPrefix("\(folder)/formats/int4-g128.json:1") == true, "\(error?.message ?? "")")
      for word in ["expected", "found", "To mend it"] { #expect(error?.message.contains(word) == true) }
    }
  }

  @Test(
    "A format that the plan's scheme doesn't store is a warning", arguments: ["bf16", "fp8-dynamic", "w8a16", "auto"])
  func otherFormat(scheme: String) throws {
    try withTemporaryFolder { folder in
      let planner = try planner(folder, broken: "formats/int4-g128.json")
      let asked: RequestChanges = [.model: "llama-3.1-8b", .accelerator: "l4", .scheme: scheme]
      let plan = try planner.plan(planner.resolver.request(asked))
      #expect(plan.warnings.count == 1 && plan.warnings.first?.hasPrefix("\(folder)/formats/int4-g128.json:1") == true)
      guard scheme != "auto" else { return }
      let whole = try ShippedCatalogs.planner()
      #expect(try plan.deployment == whole.plan(whole.resolver.request(asked)).deployment)
    }
  }
}
