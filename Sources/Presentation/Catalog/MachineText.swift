import Catalogs
import Domain
import Machine
import Quantities

/// What was found on the machine at hand, in sentences.
package enum MachineText {
  /// The machine in a list of hardware to choose from.
  package static let picked = "this machine"
  package static let pickedDetail = "its GPUs, or its processor"

  /// "8 × NVIDIA H100 80GB HBM3, planned as h100-sxm-80gb".
  package static func taken(_ machine: MachineHardware) throws(CatalogError) -> String {
    let (group, accelerator) = try machine.planned()
    return "\(group.count) × \(group.name), planned as \(accelerator.id)"
  }

  /// What is left out of the plan, and what could not be asked.
  package static func others(_ machine: MachineHardware) -> [String] {
    machine.groups.dropFirst().filter { !$0.isProcessor }.map { group in
      "\(group) is left out"
        + (group.accelerator.map { ", write --on \($0.id) to plan for it" }
          ?? (group.candidates.isEmpty
            ? ": no entry of the catalog stands for it; a file of your own can, with id, name, memory.bytes and "
              + "memory.bandwidthBytesPerSecond" : ": write --on with the one that it is"))
    } + machine.machine.faults.map(sentence)
  }

  /// That a plan fits the memory, and not what of it is free now; nil where it fits both, or neither.
  package static func warning(plan: Plan, on machine: MachineHardware) throws(CatalogError) -> String? {
    let (group, accelerator) = try machine.planned()
    guard plan.verdict.outcome != .doesNotFit, plan.deployment.accelerator == accelerator.id, let free = group.free,
      plan.memory.loadPeakBytes > free
    else { return nil }
    return
      "it fits the memory and not what is free of it now: \(NumberText.bytes(plan.memory.loadPeakBytes)) are needed on "
      + "each, \(NumberText.bytes(free)) are free; end what fills it, or plan for less"
  }

  /// A tool or file that didn't answer.
  package static func sentence(_ fault: ProbeFault) -> String {
    switch fault.reason {
    case .missing:
      "a driver is loaded and \(fault.source) is not found in PATH: install it, or name the hardware with --on"
    case .failed(let status, let output):
      "\(fault.source) failed with status \(status)" + (output.isEmpty ? "" : ": \(output)")
    case .timedOut(let seconds): "\(fault.source) was ended after \(NumberText.trimmed(seconds)) s without an answer"
    case .unreadable(let found): "\(fault.source) answered with what is no list of devices: \(found)"
    case .notStarted(let reason): "\(fault.source) can't be started: \(reason)"
    }
  }
}
