import Quantities
import TestSupport
import Testing

@testable import Machine

@Suite("Processors and memory as the kernel tells them")
struct MachineProbeHostTests {
  @Test("Sockets, cores and the extensions that matter are counted over all processors")
  func processor() throws {
    let reader = RecordedMachine.host(
      memoryKibibytes: 1_056_000_000, processor: "Intel(R) Xeon(R) Platinum 8480+", sockets: 2)
    let processor = try #require(MachineProbe.machine(reader).processor)
    #expect(processor.name == "Intel(R) Xeon(R) Platinum 8480+" && processor.sockets == 2 && processor.cores == 2)
    #expect(processor.features == ["avx2", "avx512f", "amx_tile"])
  }

  @Test("Total and available memory are the kernel's, within a container's limit")
  func memory() throws {
    var reader = RecordedMachine.host(memoryKibibytes: 24_683_656, available: 24_173_292)
    let memory = try #require(MachineProbe.machine(reader).memory)
    #expect(memory.total == ByteCount(24_683_656 << 10) && memory.available == ByteCount(24_173_292 << 10))
    #expect(memory.bandwidth == nil)
    reader.files["/sys/fs/cgroup/memory.max"] = Array("8589934592\n".utf8)
    reader.files["/sys/fs/cgroup/memory.current"] = Array("1073741824\n".utf8)
    let limited = try #require(MachineProbe.machine(reader).memory)
    #expect(limited.total == .gibibytes(8) && limited.available == .gibibytes(7))
    reader.files["/sys/fs/cgroup/memory.max"] = Array("max\n".utf8)
    #expect(MachineProbe.machine(reader).memory?.total == memory.total)
  }

  /// A module as firmware lists it: 16 GB in the slot, at this speed.
  private static func module(_ slot: String, size: UInt16 = 16384, speed: UInt16 = 4800) -> [UInt8] {
    var fields = [UInt8](repeating: 0, count: 0x28)
    (fields[0], fields[1]) = (17, 0x28)
    (fields[0x0C], fields[0x0D]) = (UInt8(size & 0xFF), UInt8(size >> 8))
    (fields[0x10], fields[0x11], fields[0x12]) = (1, 2, 0x22)
    (fields[0x15], fields[0x16]) = (0xC0, 0x12)
    (fields[0x20], fields[0x21]) = (UInt8(speed & 0xFF), UInt8(speed >> 8))
    return fields + Array(slot.utf8) + [0] + Array("BANK 0".utf8) + [0, 0]
  }

  @Test("Firmware's table gives channels × 8 bytes × what the slowest module runs at")
  func firmware() throws {
    var reader = RecordedMachine.host(memoryKibibytes: 65_000_000)
    let other: [UInt8] = [1, 4, 0, 0, 0, 0]
    reader.files["/sys/firmware/dmi/tables/DMI"] =
      other + Self.module("DIMM_A1") + Self.module("DIMM_A2") + Self.module("DIMM_B1", speed: 4400)
      + Self.module("DIMM_B2", size: 0)
    let memory = try #require(MachineProbe.machine(reader).memory)
    #expect(memory.channels == 2 && memory.kind == "DDR5" && memory.transfersPerSecond == 4400e6)
    #expect(memory.bandwidth == ByteRate(70.4e9))
  }

  @Test("The controller's driver tells channels and technology, and no speed")
  func controllers() throws {
    var reader = RecordedMachine.host(memoryKibibytes: 65_000_000)
    let root = "/sys/devices/system/edac/mc/mc0"
    for (module, channel) in [("dimm0", 0), ("dimm1", 0), ("dimm2", 1)] {
      reader.files["\(root)/\(module)/size"] = Array("16384\n".utf8)
      reader.files["\(root)/\(module)/dimm_location"] = Array("channel \(channel) slot 0 \n".utf8)
      reader.files["\(root)/\(module)/dimm_mem_type"] = Array("Unbuffered-DDR4\n".utf8)
    }
    let memory = try #require(MachineProbe.machine(reader).memory)
    #expect(memory.channels == 2 && memory.kind == "DDR4" && memory.bandwidth == nil)
  }

  @Test("Boards are called as their device tree says, else as the firmware does, unless nobody named them")
  func boards() {
    var reader = RecordedMachine(files: ["/sys/class/dmi/id/product_name": "NVIDIA_DGX_Spark\n"])
    #expect(MachineProbe.machine(reader).board == "NVIDIA_DGX_Spark")
    reader.files["/proc/device-tree/model"] = Array("Raspberry Pi 5 Model B Rev 1.0\0".utf8)
    #expect(MachineProbe.machine(reader).board == "Raspberry Pi 5 Model B Rev 1.0")
    reader = RecordedMachine(files: ["/sys/class/dmi/id/product_name": "To Be Filled By O.E.M.\n"])
    #expect(MachineProbe.machine(reader).board == nil)
  }

  @Test("This very machine tells its processor and memory")
  func here() throws {
    let machine = MachineProbe.machine(SystemMachine())
    let memory = try #require(machine.memory)
    #expect(memory.total > .gibibytes(0.5) && memory.available.map { $0 <= memory.total } ?? true)
    #expect(machine.processor.map { $0.cores > 0 && !$0.name.isEmpty } ?? false)
  }
}
