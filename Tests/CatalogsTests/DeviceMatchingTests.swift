import Domain
import Machine
import Quantities
import TestSupport
import Testing

@testable import Catalogs

@Suite("Entries for what a machine has")
struct DeviceMatchingTests {
  private static func hardware(_ machine: RecordedMachine) throws -> MachineHardware {
    try CatalogStore(CatalogLocation(folders: [SourceTree.catalogs]), machine: machine).machineHardware()
  }

  /// Names as drivers spell them, with the memory that they report in MiB.
  static let drivers: [(name: String, mebibytes: Int, id: String)] = [
    ("NVIDIA H100 80GB HBM3", 81559, "h100-sxm-80gb"), ("NVIDIA H100 PCIe", 81559, "h100-pcie-80gb"),
    ("NVIDIA H100 NVL", 95830, "h100-nvl-94gb"), ("NVIDIA H200", 143771, "h200-sxm-141gb"),
    ("NVIDIA H200 NVL", 143771, "h200-nvl-141gb"), ("NVIDIA H20", 97871, "h20"),
    ("NVIDIA H800", 81559, "h800-sxm-80gb"),
    ("NVIDIA A100-SXM4-40GB", 40960, "a100-sxm-40gb"), ("NVIDIA A100-SXM4-80GB", 81920, "a100-sxm-80gb"),
    ("A100-SXM4-40GB", 40536, "a100-sxm-40gb"), ("NVIDIA A100-PCIE-40GB", 40960, "a100-pcie-40gb"),
    ("NVIDIA A100 80GB PCIe", 81920, "a100-pcie-80gb"), ("NVIDIA A800-SXM4-80GB", 81920, "a800-sxm-80gb"),
    ("NVIDIA A30", 24576, "a30"), ("NVIDIA A40", 46068, "a40"), ("NVIDIA A10", 23028, "a10"),
    ("NVIDIA A10G", 23028, "a10g"), ("NVIDIA L4", 23034, "l4"), ("NVIDIA L40", 46068, "l40"),
    ("NVIDIA L40S", 46068, "l40s"), ("NVIDIA L20", 46068, "l20"), ("Tesla T4", 15360, "t4"), ("NVIDIA A2", 15356, "a2"),
    ("Tesla P40", 24576, "tesla-p40"), ("Tesla P100-PCIE-16GB", 16384, "p100-pcie-16gb"),
    ("Tesla V100-SXM2-16GB", 16160, "v100-sxm2-16gb"), ("Tesla V100-SXM2-32GB", 32510, "v100-sxm2-32gb"),
    ("Tesla V100-PCIE-32GB", 32510, "v100-pcie-32gb"), ("NVIDIA B200", 183359, "b200"),
    ("NVIDIA B300 SXM6 AC", 275040, "b300"), ("NVIDIA GB200", 189471, "gb200"),
    ("NVIDIA GH200 480GB", 97871, "gh200-96gb"),
    ("NVIDIA GH200 144G HBM3e", 146_831, "gh200-144gb"), ("NVIDIA GeForce RTX 4090", 24564, "rtx-4090"),
    ("NVIDIA GeForce RTX 4090 D", 24564, "rtx-4090-d"),
    ("NVIDIA GeForce RTX 4090 Laptop GPU", 16376, "rtx-4090-mobile-16gb"),
    ("NVIDIA GeForce RTX 4060 Ti", 16380, "rtx-4060-ti-16gb"), ("NVIDIA GeForce RTX 4060 Ti", 8188, "rtx-4060-ti-8gb"),
    ("NVIDIA GeForce RTX 4070 Ti SUPER", 16376, "rtx-4070-ti-super"), ("NVIDIA GeForce RTX 5090", 32607, "rtx-5090"),
    ("NVIDIA GeForce RTX 3090", 24576, "rtx-3090"), ("NVIDIA GeForce GTX 1080 Ti", 11264, "gtx-1080-ti"),
    ("NVIDIA TITAN RTX", 24576, "titan-rtx"), ("Quadro RTX 8000", 49152, "quadro-rtx-8000"),
    ("NVIDIA RTX A6000", 49140, "rtx-a6000"), ("NVIDIA RTX A2000 12GB", 12282, "rtx-a2000-12gb"),
    ("NVIDIA RTX 6000 Ada Generation", 49140, "rtx-6000-ada"),
    ("NVIDIA RTX PRO 6000 Blackwell Workstation Edition", 97887, "rtx-pro-6000-blackwell"),
    ("NVIDIA RTX PRO 6000 Blackwell Server Edition", 97887, "rtx-pro-6000-blackwell-server"),
    ("AMD Instinct MI300X OAM", 196592, "mi300x"), ("AMD Instinct MI300X VF", 196592, "mi300x"),
    ("Arcturus GL-XL [AMD Instinct MI100]", 32752, "mi100"), ("Instinct MI210", 65520, "mi210"),
    ("Radeon RX 7900 XT", 20464, "rx-7900-xt"), ("Radeon RX 7900 XT/7900 XTX/7900 GRE/7900M", 24560, "rx-7900-xtx"),
    ("Navi 31 [Radeon RX 7900 XT/7900 XTX/7900 GRE/7900M]", 20464, "rx-7900-xt"),
    ("Navi 48 [Radeon AI PRO R9700]", 32624, "radeon-ai-pro-r9700"), ("Arc B580", 12216, "arc-b580"),
  ]

  @Test("A driver's name and memory lead to the entry")
  func known() throws {
    let matching = DeviceMatching(try SourceTree.shipped.allAccelerators())
    for driver in Self.drivers {
      let device = GraphicsDevice(name: driver.name, memory: .mebibytes(Double(driver.mebibytes)))
      #expect(matching.entries(for: device).map(\.id) == [driver.id], "\(driver.name)")
    }
  }

  /// Devices that a driver lists on their own, with memory of their own.
  private static let discrete = SourceTree.shipped.readAccelerators().compactMap { try? $0.get() }.filter {
    ["NVIDIA", "AMD"].contains($0.vendor ?? "") && $0.deviceClass != .cpu && !$0.memory.isUnified
  }

  @Test("Every card of the catalog is found by its own name, and every slice by its parent's and its profile")
  func everyEntry() throws {
    let matching = DeviceMatching(try SourceTree.shipped.allAccelerators())
    #expect(Self.discrete.count > 90)
    for entry in Self.discrete {
      let parts = entry.id.split(separator: "-").map(String.init)
      var device = GraphicsDevice(name: String(entry.name.prefix { $0 != "," }), memory: entry.memory.bytes)
      if let slice = parts.firstIndex(of: "mig") {
        device.slice = "\(parts[slice + 1]).\(parts[slice + 2])"
        device.memory = nil
      }
      #expect(matching.entries(for: device).map(\.id) == [entry.id], "\(entry.name)")
    }
  }

  @Test("Every name that a source quotes from nvidia-smi leads to its entry")
  func quoted() throws {
    let matching = DeviceMatching(try SourceTree.shipped.allAccelerators())
    for entry in Self.discrete {
      guard let source = entry.memory.source, source.hasPrefix("nvidia-smi: \""),
        let quoted = source.split(separator: "\"").dropFirst().first?.split(separator: ",").first
      else { continue }
      let name = String(quoted.map { $0 == "_" ? " " : $0 })
      #expect(matching.entries(for: GraphicsDevice(name: name, memory: entry.memory.bytes)).map(\.id) == [entry.id])
    }
  }

  @Test(
    "What the catalog lacks, and what may be several, is told and not taken",
    arguments: [
      ("NVIDIA A10-24Q", 24512), ("NVIDIA GeForce RTX 3080", 12288),
      ("NVIDIA RTX PRO 6000 Blackwell Max-Q Workstation Edition", 97887),
      ("GRID T4-16Q", 16384), ("NVIDIA Future 9000", 999_999), ("Radeon RX 9070/9070 XT", 16304),
    ])
  func unknown(name: String, mebibytes: Int) throws {
    let hardware = try Self.hardware(.nvidia("\(name), \(mebibytes), \(mebibytes), 550.54.15, 9.0"))
    #expect(hardware.groups.first { !$0.isProcessor }?.accelerator == nil)
    let error = try #require(throws: CatalogError.self) { try hardware.planned() }
    #expect(error.message.contains(name) && error.message.contains("--on"))
  }

  @Test("Devices of a kind are counted, the least free of them counts, and the strongest kind is planned")
  func groups() throws {
    let hardware = try Self.hardware(
      .nvidia(
        "NVIDIA GeForce RTX 3090, 24576, 24000, 550.1, 8.6", "NVIDIA GeForce RTX 4090, 24564, 24000, 550.1, 8.9",
        "NVIDIA GeForce RTX 4090, 24564, 3000, 550.1, 8.9"))
    #expect(hardware.groups.prefix(2).map(\.name) == ["NVIDIA GeForce RTX 4090", "NVIDIA GeForce RTX 3090"])
    let (group, accelerator) = try hardware.planned()
    #expect(accelerator.id == "rtx-4090" && group.count == 2 && group.free == .mebibytes(3000))
  }

  @Test("Two dies that are devices of their own make one accelerator of the entry")
  func dies() throws {
    let card = """
      {"Card Series": "AMD Instinct MI250X", "VRAM Total Memory (B)": "68702699520", "VRAM Total Used Memory (B)": "0"}
      """
    var reader = RecordedMachine.host(memoryKibibytes: 528_000_000)
    reader.outputs["rocm-smi"] = .text(
      "{\"card0\": \(card), \"card1\": \(card), \"card2\": \(card), \"card3\": \(card)}")
    let (group, accelerator) = try Self.hardware(reader).planned()
    #expect(accelerator.id == "mi250x" && group.count == 2)
  }

  @Test("Slices are planned as their own entries")
  func slices() throws {
    let list =
      "GPU 0: NVIDIA H100 80GB HBM3 (UUID: GPU-1)\n  MIG 1g.10gb     Device  0: (UUID: MIG-1)\n"
      + "  MIG 1g.10gb     Device  1: (UUID: MIG-2)\n"
    let (group, accelerator) = try Self.hardware(
      .nvidia("NVIDIA H100 80GB HBM3, 81559, 81000, 550.54.15, 9.0", list: list)
    ).planned()
    #expect(accelerator.id == "h100-sxm-80gb-mig-1g-10gb" && group.count == 2)
  }

  @Test("Computers that share their memory are known by chip, board or processor, with the memory that they have")
  func unified() throws {
    let spark = try Self.hardware(.nvidia("NVIDIA GB10, [N/A], [N/A], 580.126.09, 12.1", memoryKibibytes: 127_600_748))
    #expect(try spark.planned().accelerator.id == "dgx-spark")
    for (board, id) in [
      ("NVIDIA Jetson AGX Orin Developer Kit", "jetson-agx-orin-64gb"),
      ("NVIDIA Jetson AGX Thor Developer Kit", "jetson-agx-thor"),
    ] {
      var jetson = RecordedMachine.nvidia(
        "Orin (nvgpu), [N/A], [N/A], 540.3.0, 8.7",
        memoryKibibytes: id.hasSuffix("thor") ? 128_800_000 : 64_300_000)
      jetson.files["/proc/device-tree/model"] = Array("\(board)\0".utf8)
      #expect(try Self.hardware(jetson).planned().accelerator.id == id)
    }
    let halo = RecordedMachine.host(
      memoryKibibytes: 131_000_000, processor: "AMD RYZEN AI MAX+ 395 w/ Radeon 8060S")
    #expect(try Self.hardware(halo).planned().accelerator.id == "strix-halo-128gb")
    let half = RecordedMachine.host(memoryKibibytes: 65_000_000, processor: "AMD RYZEN AI MAX+ 395 w/ Radeon 8060S")
    #expect(try Self.hardware(half).planned().accelerator.id == "strix-halo-128gb:46GiB")
  }

  @Test("Without devices the processor is planned: the catalog's with the memory that it has")
  func knownProcessor() throws {
    let hardware = try Self.hardware(
      .host(memoryKibibytes: 1_056_000_000, processor: "Intel(R) Xeon(R) Platinum 8480+", sockets: 2))
    let (group, accelerator) = try hardware.planned()
    #expect(group.count == 2 && accelerator.id == "xeon-8480plus-spr:540672MB")
    #expect(accelerator.deviceClass == .cpu && accelerator.kernels[.gguf] == true)
  }

  @Test("A processor that the catalog lacks is planned with memory as fast as is usual where nobody tells")
  func otherProcessor() throws {
    let hardware = try Self.hardware(.host(memoryKibibytes: 65_000_000))
    #expect(hardware.groups.map(\.isProcessor) == [true])
    let accelerator = try hardware.planned().accelerator
    #expect(accelerator.id.hasPrefix("cpu:") && accelerator.typical?.bandwidth != nil)
  }

  @Test("No tools, no files: nothing is found, and that is said")
  func nothing() throws {
    let hardware = try Self.hardware(RecordedMachine())
    #expect(hardware.groups.isEmpty)
    #expect(throws: CatalogError.self) { try hardware.planned() }
  }
}
