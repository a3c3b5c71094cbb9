import Catalogs
import Domain
import Presentation
import Quantities

/// The catalogs as lists to choose from; an entry that can't be read is left out with a warning that names its file.
struct CatalogSummaries {
  let catalogs: CatalogStore

  func lists() -> CatalogLists {
    let usual = Result { try catalogs.usualPrices() }
    let results =
      entries(.models, catalogs.model, \.name, Self.detail(model:))
      + entries(.hardware, catalogs.accelerator, \.name) {
        Self.detail(accelerator: $0, rent: try catalogs.priceList(of: $0)?.price(usual.get()))
      }
      + entries(.hosts, catalogs.host, \.name) {
        Self.detail(host: $0, rent: try catalogs.machinePrice(of: $0, usual.get()))
      }
      + entries(.workloads, catalogs.workload, \.name, Self.detail(workload:))
      + entries(.engines, catalogs.engine, \.name) { $0.version }
      + entries(.regions, catalogs.region, \.name) {
        "\(NumberText.fixed($0.gramsCO2PerKilowattHour, 0)) g CO₂/kWh"
      }
    var lists = CatalogLists([Self.thisMachine])
    for result in results {
      switch result {
      case .success(let entry): lists.entries.append(entry)
      case .failure(let failure): lists.warnings.append(failure.message)
      }
    }
    return lists
  }

  /// What stands for the hardware at hand; it is asked only when somebody chooses it.
  private static let thisMachine = CatalogLists.Entry(
    kind: .hardware, id: CatalogStore.thisMachine, name: MachineText.picked, detail: MachineText.pickedDetail)

  func facts(of request: PlanRequest) throws -> RequestFacts {
    let accelerator = try catalogs.accelerator(request.accelerator)
    return RequestFacts(
      model: try catalogs.model(request.model).name, hardware: accelerator.host?.name ?? accelerator.name,
      hardwareNote: (accelerator.host.map { "\(NumberText.grouped($0.count)) × " } ?? "")
        + Self.memory(of: accelerator),
      keyValueCacheFormats: try catalogs.engine(request.engine).keyValueCacheFormats)
  }

  private func entries<Item>(
    _ kind: CatalogKind, _ read: (String) throws -> Item, _ name: (Item) -> String, _ detail: (Item) throws -> String
  ) -> [Result<CatalogLists.Entry, Failure>] {
    catalogs.entries(kind).map { entry in
      Result {
        let item = try read(entry.id)
        return CatalogLists.Entry(kind: kind, id: entry.id, name: name(item), detail: try detail(item))
      }.mapError { Failure($0) }
    }
  }

  private static func detail(model: Model) -> String {
    let known = model.parameters.exact ?? model.parameters.verified ?? model.parameters.rounded
    let size = known.map(NumberText.parameters) ?? "size unknown"
    let active = model.parameters.activePerToken.map { ", \(NumberText.parameters($0)) active" } ?? ""
    return model.architecture == nil ? "\(size), can't be sized" : size + active
  }

  private static func detail(accelerator: Accelerator, rent: ListedPrice?) -> String {
    let price =
      (rent?.usdPerAcceleratorHour ?? accelerator.rentalPrice?.usd.value).map { ", \(NumberText.dollars($0))/h" } ?? ""
    return memory(of: accelerator) + price
  }

  private static func detail(host: Host, rent: MachinePrice?) -> String {
    HostFacts.cards(host) + (HostFacts.hourly(host, rent).map { ", \(NumberText.dollars($0))/h" } ?? "")
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
