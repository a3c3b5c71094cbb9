import Catalogs
import Domain
import Presentation
import Quantities

/// The catalogs as lists to choose from; an entry that can't be read is left out, since it couldn't be planned with.
struct CatalogSummaries {
  let catalogs: CatalogStore

  func lists() -> CatalogLists {
    CatalogLists(
      entries(.models, catalogs.model, \.name, Self.detail(model:))
        + entries(.hardware, catalogs.accelerator, \.name, Self.detail(accelerator:))
        + entries(.workloads, catalogs.workload, \.name, Self.detail(workload:))
        + entries(.engines, catalogs.engine, \.name) { $0.version }
        + entries(.regions, catalogs.region, \.name) {
          "\(NumberText.fixed($0.gramsCO2PerKilowattHour, 0)) g CO₂/kWh"
        })
  }

  func facts(of request: PlanRequest) throws -> RequestFacts {
    let accelerator = try catalogs.accelerator(request.accelerator)
    return RequestFacts(
      model: try catalogs.model(request.model).name, hardware: accelerator.name,
      hardwareNote: Self.memory(of: accelerator),
      keyValueCacheFormats: try catalogs.engine(request.engine).keyValueCacheFormats)
  }

  private func entries<Item>(
    _ kind: CatalogKind, _ read: (String) throws -> Item, _ name: (Item) -> String, _ detail: (Item) -> String
  ) -> [CatalogLists.Entry] {
    catalogs.entries(kind).compactMap { entry in
      guard let item = try? read(entry.id) else { return nil }
      return CatalogLists.Entry(kind: kind, id: entry.id, name: name(item), detail: detail(item))
    }
  }

  private static func detail(model: Model) -> String {
    let known = model.parameters.exact ?? model.parameters.verified ?? model.parameters.rounded
    let size = known.map(NumberText.parameters) ?? "size unknown"
    let active = model.parameters.activePerToken.map { ", \(NumberText.parameters($0)) active" } ?? ""
    return model.architecture == nil ? "\(size), can't be sized" : size + active
  }

  private static func detail(accelerator: Accelerator) -> String {
    let price = accelerator.rentalPrice.map { ", \(NumberText.dollars($0.usd.value))/h" } ?? ""
    return memory(of: accelerator) + price
  }

  private static func detail(workload: Workload) -> String {
    "\(workload.mode.rawValue), \(NumberText.grouped(workload.inputTokens)) in, "
      + "\(NumberText.grouped(workload.outputTokens)) out × \(NumberText.grouped(workload.concurrency))"
  }

  private static func memory(of accelerator: Accelerator) -> String {
    "\(NumberText.bytes(accelerator.memory.bytes)), "
      + "\(NumberText.significant(accelerator.memory.bandwidth.value / 1e12)) TB/s"
  }
}
