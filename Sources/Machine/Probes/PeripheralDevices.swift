/// Names of devices by their numbers on the bus, of those that the catalog knows.
///
/// Source: the PCI ID Repository (pci.ids), version of 2023-04-11, and its entries since for Navi 44 and 48,
/// Battlemage, MI308X, MI325X, MI350X and MI355X. What a number leaves open stands with slashes, as there.
enum PeripheralDevices {
  static let amd: Int64 = 0x1002
  static let intel: Int64 = 0x8086

  static func name(vendor: Int64, device: Int64?) -> String? {
    guard let device else { return nil }
    return switch vendor {
    case amd: radeon[device]
    case intel: arc[device]
    default: nil
    }
  }

  private static let radeon: [Int64: String] = [
    0x66A1: "Radeon Instinct MI50/Instinct MI60", 0x738C: "Instinct MI100", 0x7408: "Instinct MI250X",
    0x740C: "Instinct MI250X/MI250", 0x740F: "Instinct MI210", 0x74A0: "Instinct MI300A", 0x74A1: "Instinct MI300X",
    0x74A2: "Instinct MI308X", 0x74A5: "Instinct MI325X", 0x75A0: "Instinct MI350X", 0x75A3: "Instinct MI355X",
    0x744C: "Radeon RX 7900 XT/7900 XTX/7900 GRE/7900M", 0x747E: "Radeon RX 7700 XT/7800 XT",
    0x73BF: "Radeon RX 6800/6800 XT/6900 XT", 0x7550: "Radeon RX 9070/9070 XT", 0x7551: "Radeon AI PRO R9700",
    0x7590: "Radeon RX 9060 XT", 0x1586: "Radeon 8050S/8060S",
  ]

  private static let arc: [Int64: String] = [
    0x56A0: "Arc A770", 0xE20B: "Arc B580", 0xE211: "Arc Pro B60", 0xE212: "Arc Pro B50",
    0x0BD5: "Data Center GPU Max 1550",
  ]
}
