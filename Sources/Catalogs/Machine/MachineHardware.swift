import Domain
import Machine
import Quantities

/// What of a machine can be planned for: its devices in groups of a kind, each with the entry that stands for it.
package struct MachineHardware: Sendable {
  /// Devices of one kind.
  package struct Group: Sendable {
    /// What they are called by their driver.
    package let name: String
    /// Devices, or accelerators of the entry where it counts otherwise.
    package let count: Int
    /// Of each; nil where nobody tells.
    package let memory: ByteCount?
    /// What the least free of them has free at this moment.
    package let free: ByteCount?
    /// The entry that stands for each; nil where none or several may.
    package let accelerator: Accelerator?
    /// Ids of the entries that may be meant, where several are.
    package let candidates: [String]
    /// The host's processor rather than devices of its own.
    package var isProcessor = false
  }

  package let machine: Machine
  /// The strongest first: those with an entry by memory and bandwidth of all, then the others.
  package let groups: [Group]

  /// The group to plan for, with its entry.
  package func planned() throws(CatalogError) -> (group: Group, accelerator: Accelerator) {
    guard let group = groups.first, let accelerator = group.accelerator else {
      throw .unplannable(found: groups.map(\.description), bandwidthIsUnknown: groups.contains(where: \.isProcessor))
    }
    return (group, accelerator)
  }
}

extension MachineHardware.Group: CustomStringConvertible {
  /// `2 × NVIDIA GeForce RTX 3080, 12.0 GiB, may be rtx-3080-10gb`.
  package var description: String {
    let told = [
      "\(count) × \(name)", memory.map { NumberText.bytes($0) },
      candidates.isEmpty ? nil : "may be " + candidates.joined(separator: " or "),
    ]
    return told.compactMap(\.self).joined(separator: ", ")
  }
}

extension CatalogStore {
  /// The word for the machine at hand.
  package static let thisMachine = "this"

  package static func isThisMachine(_ query: String) -> Bool { query.lowercased() == thisMachine }

  /// What the machine at hand has, and what of the catalogs stands for it.
  package func machineHardware() throws(CatalogError) -> MachineHardware {
    let machine = machines.machine
    let matching = DeviceMatching(readAccelerators().compactMap { try? $0.get() })
    var groups = try MachineGroups(machine: machine, matching: matching, catalogs: self).groups()
    groups.sort { ($0.strength, $1.name) > ($1.strength, $0.name) }
    return MachineHardware(machine: machine, groups: groups)
  }
}

extension MachineHardware.Group {
  /// By which groups are ranked: what can be planned, on devices of their own, by the bytes that are read in a second.
  fileprivate var strength: Double {
    guard let accelerator else { return isProcessor ? -1 : Double(count) * 1e-9 }
    return (isProcessor ? 1e-9 : 1) * accelerator.memory.bandwidth.value * Double(count)
  }
}
