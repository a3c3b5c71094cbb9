import Catalogs
import Domain
import Presentation

/// Says what `this` was taken for, where it was asked for.
enum ThisMachine {
  /// - Parameters:
  ///   - hardware: what was asked for; anything else than `this` says nothing.
  ///   - plan: what is to fit into the memory that is free now; nil where nothing was planned.
  static func tell(_ hardware: String?, plan: Plan?, catalogs: CatalogStore) throws {
    guard let hardware, CatalogStore.isThisMachine(hardware) else { return }
    let machine = try catalogs.machineHardware()
    StandardStreams.message("this: " + (try MachineText.taken(machine)))
    for other in MachineText.others(machine) { StandardStreams.message("note: \(other)") }
    for warning in try plan.flatMap({ try MachineText.warning(plan: $0, on: machine) }).map({ [$0] }) ?? [] {
      StandardStreams.message("warning: \(warning)")
    }
  }
}
