import Catalogs
import Domain

extension Planner {
  /// Every accelerator that can be read, for repairs that change the hardware.
  func accelerators() -> [Accelerator] { (try? catalogs.allAccelerators()) ?? [] }
}
