import Quantities
import TestSupport
import Testing

@testable import Machine

@Suite("Devices as tools and kernels list them")
struct MachineProbeGraphicsTests {
  private func graphics(_ reader: RecordedMachine) -> [GraphicsDevice] { MachineProbe.machine(reader).graphics }

  @Test("nvidia-smi's lines give name, memory, what of it is free, driver and compute capability")
  func lines() {
    let devices = graphics(
      .nvidia(
        "NVIDIA H100 80GB HBM3, 81559, 81007, 550.54.15, 9.0", "NVIDIA H100 80GB HBM3, 81559, 12345, 550.54.15, 9.0"))
    #expect(devices.map(\.name) == ["NVIDIA H100 80GB HBM3", "NVIDIA H100 80GB HBM3"])
    #expect(devices.map(\.memory) == [.mebibytes(81559), .mebibytes(81559)])
    #expect(devices.map(\.free) == [.mebibytes(81007), .mebibytes(12345)])
    #expect(devices.first?.driver == "550.54.15" && devices.first?.computeCapability == 9)
  }

  @Test("Memory that a device shares with its host is none of its own")
  func unified() {
    let devices = graphics(.nvidia("NVIDIA GB10, [N/A], [N/A], 580.126.09, 12.1"))
    #expect(devices.map(\.name) == ["NVIDIA GB10"] && devices.first?.memory == nil && devices.first?.free == nil)
  }

  @Test("A driver that doesn't know the compute capability is asked without it")
  func olderDriver() {
    var reader = RecordedMachine()
    reader.outputs[RecordedMachine.query] = .failed(
      .failed(status: 2, output: "Field \"compute_cap\" is not a valid field to query."))
    reader.outputs[RecordedMachine.olderQuery] = .text("Tesla V100-SXM2-16GB, 16160, 16150, 450.80.02\n")
    let machine = MachineProbe.machine(reader)
    #expect(machine.graphics.map(\.name) == ["Tesla V100-SXM2-16GB"] && machine.faults.isEmpty)
  }

  @Test("Slices take the place of the device that is cut up, and the others stay whole")
  func slices() {
    let devices = graphics(
      .nvidia(
        "NVIDIA A100-SXM4-80GB, 81920, 81000, 535.216.01, 8.0", "NVIDIA A100-SXM4-80GB, 81920, 81500, 535.216.01, 8.0",
        list: """
          GPU 0: NVIDIA A100-SXM4-80GB (UUID: GPU-513536b6)
            MIG 1g.20gb     Device  0: (UUID: MIG-ce861fb0)
            MIG 3g.40gb     Device  1: (UUID: MIG-a45882f0)
          GPU 1: NVIDIA A100-SXM4-80GB (UUID: GPU-d8594bd4)

          """))
    #expect(devices.map(\.slice) == ["1g.20gb", "3g.40gb", nil])
    #expect(devices.map(\.memory) == [nil, nil, .mebibytes(81920)])
  }

  @Test("A driver without its tool, a failing tool and odd lines are told, and nothing stops there")
  func faults() {
    var reader = RecordedMachine.host(memoryKibibytes: 16_000_000)
    reader.files["/proc/driver/nvidia/version"] = Array("NVRM version: x".utf8)
    #expect(MachineProbe.machine(reader).faults == [ProbeFault(source: "nvidia-smi", reason: .missing)])
    let failure = ProbeFault.Reason.failed(
      status: 9, output: "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.")
    reader.outputs["nvidia-smi"] = .failed(failure)
    let machine = MachineProbe.machine(reader)
    #expect(machine.faults == [ProbeFault(source: "nvidia-smi", reason: failure)] && machine.memory != nil)
    let odd = MachineProbe.machine(
      RecordedMachine.nvidia("No devices were found", "NVIDIA L4, 23034, 22500, 550.54.15, 8.9"))
    #expect(odd.graphics.map(\.name) == ["NVIDIA L4"])
    #expect(odd.faults.map(\.reason) == [.unreadable(found: "`No devices were found`")])
  }

  @Test(
    "rocm-smi's JSON gives the same, whichever way the version spells its keys",
    arguments: ["Card Series", "Card series"])
  func rocm(key: String) {
    let reader = RecordedMachine(outputs: [
      "rocm-smi": """
      WARNING: AMD GPU device(s) is/are in a low-power state. Check power control/runtime_status
      {"card0": {"VRAM Total Memory (B)": "206141652992", "VRAM Total Used Memory (B)": "296329216", "\(key)": "AMD Instinct MI300X OAM", "Card Model": "0x74a1", "GFX Version": "gfx942"}, "card1": {"\(key)": "N/A", "Card Model": "0x74a1"}, "system": {"Driver version": "6.8.5"}}
      """
    ])
    let devices = graphics(reader)
    #expect(devices.map(\.name) == ["AMD Instinct MI300X OAM", "Instinct MI300X"])
    #expect(devices.first?.memory == ByteCount(206_141_652_992))
    #expect(devices.first?.free == ByteCount(206_141_652_992 - 296_329_216))
  }

  @Test("Without a tool the kernel's files tell of AMD's and Intel's cards, and of no others")
  func sysfs() {
    let reader = RecordedMachine(files: [
      "/sys/class/drm/card0/device/vendor": "0x1a03\n", "/sys/class/drm/card0/device/device": "0x2000\n",
      "/sys/class/drm/card1/device/vendor": "0x1002\n", "/sys/class/drm/card1/device/device": "0x744c\n",
      "/sys/class/drm/card1/device/mem_info_vram_total": "21458059264\n",
      "/sys/class/drm/card1/device/mem_info_vram_used": "27856896\n", "/sys/class/drm/card1-DP-1/status": "connected",
      "/sys/class/drm/card2/device/vendor": "0x8086\n", "/sys/class/drm/card2/device/device": "0xe20b\n",
      "/sys/class/drm/card3/device/vendor": "0x8086\n", "/sys/class/drm/card3/device/device": "0x7d55\n",
    ])
    let devices = graphics(reader)
    #expect(devices.map(\.name) == ["Radeon RX 7900 XT/7900 XTX/7900 GRE/7900M", "Arc B580"])
    #expect(devices.first?.memory == ByteCount(21_458_059_264))
    #expect(devices.first?.free == ByteCount(21_458_059_264 - 27_856_896))
  }

  @Test("The compute driver's nodes tell of AMD's devices where there are no cards, and its processors are none")
  func nodes() {
    let root = "/sys/class/kfd/kfd/topology/nodes"
    let reader = RecordedMachine(files: [
      "\(root)/0/properties": "cpu_cores_count 96\nvendor_id 0\ndevice_id 0\n",
      "\(root)/1/properties": "cpu_cores_count 0\nvendor_id 4098\ndevice_id 29857\n",
      "\(root)/1/mem_banks/0/properties": "heap_type 1\nsize_in_bytes 206141652992\n",
    ])
    #expect(graphics(reader) == [GraphicsDevice(name: "Instinct MI300X", memory: ByteCount(206_141_652_992))])
  }

  @Test("Bytes at random give devices, faults or nothing, never a crash", arguments: 0..<40)
  func noise(seed: Int) {
    var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1
    func bytes() -> [UInt8] {
      (0..<200).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 33)
      }
    }
    var reader = RecordedMachine()
    for path in ["/proc/meminfo", "/proc/cpuinfo", "/sys/firmware/dmi/tables/DMI", "/proc/device-tree/model"] {
      reader.files[path] = bytes()
    }
    reader.outputs["nvidia-smi"] = .text(String(decoding: bytes(), as: UTF8.self))
    reader.outputs["rocm-smi"] = .text("{" + String(decoding: bytes(), as: UTF8.self))
    _ = MachineProbe.machine(reader)
  }
}
