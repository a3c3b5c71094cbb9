import Catalogs
import Domain

extension Planner {
  /// Every model that can be read.
  func models() -> [Model] { catalogs.readModels().compactMap { try? $0.get() } }

  /// Every accelerator that can be read with what it costs the request, for repairs that change the hardware.
  func accelerators(_ request: PlanRequest, _ faults: CatalogFaults) -> [Accelerator] {
    priced(catalogs.readAccelerators(), for: request, faults)
  }

  /// The same of those of another's maker and class.
  func accelerators(_ request: PlanRequest, _ faults: CatalogFaults, like other: Accelerator) -> [Accelerator] {
    priced(catalogs.readAccelerators(like: other), for: request, faults)
      .filter { $0.vendor == other.vendor && $0.deviceClass == other.deviceClass }
  }

  private func priced(
    _ read: [Result<Accelerator, CatalogError>], for request: PlanRequest, _ faults: CatalogFaults
  ) -> [Accelerator] {
    let all = read.compactMap { result in faults.noting { try result.get() } }
    return faults.noting { try priced(all, for: request, faults) } ?? all
  }
}
