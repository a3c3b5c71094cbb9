import Catalogs
import Domain

extension Planner {
  /// Every accelerator that can be read, for repairs that change the hardware.
  func accelerators(_ faults: CatalogFaults) -> [Accelerator] {
    catalogs.readAccelerators().compactMap { result in faults.noting { try result.get() } }
  }
}
