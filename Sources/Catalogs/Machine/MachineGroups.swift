import Domain
import Machine
import Quantities

/// Sorts a machine's devices into groups of a kind.
struct MachineGroups {
  let machine: Machine
  let matching: DeviceMatching
  let catalogs: CatalogStore

  func groups() throws(CatalogError) -> [MachineHardware.Group] {
    var groups: [MachineHardware.Group] = []
    for kind in kinds { groups.append(try group(of: kind)) }
    if let computer = try computer() {
      // Its graphics are part of the chip that the entry stands for.
      groups.removeAll { $0.accelerator == nil || $0.accelerator?.id == computer.accelerator?.id }
      groups.append(computer)
    }
    let hasOther = groups.contains { $0.accelerator != nil || $0.memory ?? .zero >= Self.leastGraphics }
    if let processor = try processor(assuming: !hasOther) { groups.append(processor) }
    return groups
  }

  /// Graphics with less memory of their own than this are no reason not to plan for the processor.
  private static let leastGraphics = ByteCount.gibibytes(4)

  /// Devices of the same name, slice and memory, in the order of their first.
  private var kinds: [[GraphicsDevice]] {
    var kinds: [[GraphicsDevice]] = []
    for device in machine.graphics {
      let place = kinds.firstIndex { kind in
        kind.first.map { $0.name == device.name && $0.slice == device.slice && $0.memory == device.memory } ?? false
      }
      if let place { kinds[place].append(device) } else { kinds.append([device]) }
    }
    return kinds
  }

  private func group(of kind: [GraphicsDevice]) throws(CatalogError) -> MachineHardware.Group {
    let device = kind[0]
    let entries = matching.entries(for: device)
    var entry = entries.count == 1 ? entries.first : nil
    if let unified = entry, unified.memory.isUnified { entry = try shared(unified, with: device.memory) }
    let dies = entry.flatMap { entry in device.memory.flatMap { DeviceMatching.dies(entry, $0) } } ?? 1
    let name = device.slice.map { "\(device.name) MIG \($0)" } ?? device.name
    let isShared = entry?.memory.isUnified ?? false
    let free = isShared ? machine.memory?.available : kind.compactMap(\.free).min().map { $0 * dies }
    return MachineHardware.Group(
      name: name, count: max(kind.count / dies, 1), memory: device.memory.map { $0 * dies } ?? entry?.memory.bytes,
      free: free, accelerator: entry, candidates: entries.count > 1 ? entries.map(\.id) : [])
  }

  /// The chip of a computer that shares its memory, by what the board or the processor is called.
  private func computer() throws(CatalogError) -> MachineHardware.Group? {
    for name in [machine.board, machine.processor?.name].compactMap(\.self) {
      guard let entry = matching.entry(within: name, where: { $0.memory.isUnified && $0.vendor != "Apple" }) else {
        continue
      }
      let shared = try shared(entry, with: nil)
      return MachineHardware.Group(
        name: name, count: 1, memory: shared.memory.bytes, free: machine.memory?.available, accelerator: shared,
        candidates: [])
    }
    return nil
  }

  /// An entry whose memory is the host's, with as much of it as the host has.
  ///
  /// - Parameter carved: what the firmware took from the host for graphics alone.
  private func shared(_ entry: Accelerator, with carved: ByteCount?) throws(CatalogError) -> Accelerator {
    guard let host = machine.memory, let nominal = entry.memory.nominalGigabytes else { return entry }
    let total = host.total + (carved.map { $0 < host.total ? $0 : .zero } ?? .zero)
    let share = total.gibibytes / nominal
    // The system keeps some of what is soldered on.
    guard share < 0.85 || share > 1.1 else { return entry }
    let part = min(entry.memory.bytes.gibibytes / nominal, 1)
    return try catalogs.accelerator(
      HardwareVariant(base: entry.id, memory: ByteCount(Int64(total.gibibytes * part) << 30)))
  }

  /// The processor as a place to plan for.
  ///
  /// - Parameter isAssumed: whether its memory is taken to be as fast as is usual where nobody tells.
  private func processor(assuming isAssumed: Bool) throws(CatalogError) -> MachineHardware.Group? {
    guard let processor = machine.processor, let memory = machine.memory else { return nil }
    let known = matching.entry(within: processor.name) { $0.deviceClass == .cpu }
    var (entry, count) = (Accelerator?.none, 1)
    if let known {
      count = processor.sockets
      entry = try catalogs.accelerator(
        HardwareVariant(
          base: known.id, memory: Self.share(of: memory.total, count),
          bandwidth: memory.bandwidth.map { $0 / Double(count) }))
    } else if memory.bandwidth != nil || isAssumed {
      entry = try catalogs.accelerator(
        HardwareVariant(
          base: HardwareVariant.anyProcessor, memory: Self.share(of: memory.total, 1), bandwidth: memory.bandwidth))
    }
    return MachineHardware.Group(
      name: processor.name, count: count, memory: Self.share(of: memory.total, count),
      free: memory.available.map { Self.share(of: $0, count) }, accelerator: entry, candidates: [], isProcessor: true)
  }

  /// Whole mebibytes of each of equal parts.
  private static func share(of total: ByteCount, _ parts: Int) -> ByteCount {
    ByteCount(((total.bytes / Int64(max(parts, 1))) >> 20) << 20)
  }
}
