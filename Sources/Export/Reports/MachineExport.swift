import Catalogs
import Domain
import JSON
import Machine
import Quantities

/// What the machine at hand has, as JSON; what nobody tells is null, sizes are bytes.
package enum MachineExport {
  package static func json(_ machine: MachineHardware) throws -> String {
    try JSONText.encode(
      Document(
        board: machine.machine.board, devices: machine.groups.map(Device.init),
        processor: machine.machine.processor.map(Host.init), memory: machine.machine.memory.map(Memory.init),
        unanswered: machine.machine.faults.map(\.source)))
  }

  private struct Document: Encodable {
    let schemaVersion = 1
    @OrNull var board: String?
    let devices: [Device]
    @OrNull var processor: Host?
    @OrNull var memory: Memory?
    let unanswered: [String]
  }

  private struct Device: Encodable {
    let name: String
    let count: Int
    @OrNull var memoryBytes: Int64?
    @OrNull var freeBytes: Int64?
    @OrNull var accelerator: String?
    let candidates: [String]
    let isProcessor: Bool

    init(_ group: MachineHardware.Group) {
      (name, count, isProcessor, candidates) = (group.name, group.count, group.isProcessor, group.candidates)
      memoryBytes = group.memory?.bytes
      freeBytes = group.free?.bytes
      accelerator = group.accelerator?.id
    }
  }

  private struct Host: Encodable {
    let name: String
    let sockets: Int
    let cores: Int
    let features: [String]

    init(_ processor: Processor) {
      (name, sockets, cores, features) = (processor.name, processor.sockets, processor.cores, processor.features)
    }
  }

  private struct Memory: Encodable {
    let totalBytes: Int64
    @OrNull var availableBytes: Int64?
    @OrNull var kind: String?
    @OrNull var channels: Int?
    @OrNull var transfersPerSecond: Double?
    @OrNull var bandwidthBytesPerSecond: Double?

    init(_ memory: HostMemory) {
      totalBytes = memory.total.bytes
      availableBytes = memory.available?.bytes
      (kind, channels, transfersPerSecond) = (memory.kind, memory.channels, memory.transfersPerSecond)
      bandwidthBytesPerSecond = memory.bandwidth?.value
    }
  }
}
