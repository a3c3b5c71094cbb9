import Catalogs
import Domain

extension Planner {
  /// Every model that can be read.
  func models() -> [Model] { catalogs.readModels().compactMap { try? $0.get() } }

  /// Every accelerator that can be read with what it costs the request, for repairs that change the hardware.
  func accelerators(_ request: PlanRequest, _ faults: CatalogFaults) -> [Accelerator] {
    let all = catalogs.readAccelerators().compactMap { result in faults.noting { try result.get() } }
    return faults.noting { try priced(all, for: request, faults) } ?? all
  }
}
