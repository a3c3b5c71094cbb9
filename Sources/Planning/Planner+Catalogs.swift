import Catalogs
import Domain

extension Planner {
  /// Every model that can be read.
  func models() -> [Model] { catalogs.readModels().compactMap { try? $0.get() } }

  /// Every accelerator that can be read, for repairs that change the hardware.
  func accelerators(_ faults: CatalogFaults) -> [Accelerator] {
    catalogs.readAccelerators().compactMap { result in faults.noting { try result.get() } }
  }
}
