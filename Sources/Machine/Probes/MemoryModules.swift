/// Modules of memory, as the firmware lists them (SMBIOS, type 17), else as the memory controller's driver does (EDAC).
///
/// Firmware's tables are readable by the superuser alone; EDAC tells channels and no speed.
struct MemoryModules {
  var kind: String?
  var channels: Int?
  var transfersPerSecond: Double?

  /// What is known of the modules; nil where nobody tells of any.
  static func modules(_ reader: any MachineReader) -> MemoryModules? { listed(reader) ?? controlled(reader) }

  private static func listed(_ reader: any MachineReader) -> MemoryModules? {
    let listed = reader.bytes("/sys/firmware/dmi/tables/DMI").map(FirmwareTable.init)?.memoryDevices ?? []
    guard !listed.isEmpty else { return nil }
    let speeds = listed.compactMap(\.transfersPerSecond)
    // A channel goes at the pace of its slowest module.
    return MemoryModules(
      kind: listed.lazy.compactMap(\.kind).first, channels: Set(listed.map(\.channel)).count,
      transfersPerSecond: speeds.count == listed.count ? speeds.min() : nil)
  }

  /// `/sys/devices/system/edac/mc/mc0/dimm0/{size,dimm_location,dimm_mem_type}`, with locations like `channel 0 slot 1`.
  private static func controlled(_ reader: any MachineReader) -> MemoryModules? {
    let root = "/sys/devices/system/edac/mc"
    var (kind, places) = (String?.none, Set<String>())
    for controller in reader.names(in: root) where controller.hasPrefix("mc") {
      for module in reader.names(in: "\(root)/\(controller)")
      where module.hasPrefix("dimm") || module.hasPrefix("rank") {
        let folder = "\(root)/\(controller)/\(module)"
        guard let size = reader.number("\(folder)/size"), size > 0 else { continue }
        kind = kind ?? reader.line("\(folder)/dimm_mem_type").map(technology)
        let words = reader.line("\(folder)/dimm_location")?.split(separator: " ").map(String.init) ?? []
        let channel = words.firstIndex(of: "channel").flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
        places.insert("\(controller) \(channel ?? module)")
      }
    }
    return places.isEmpty ? nil : MemoryModules(kind: kind, channels: places.count)
  }

  /// `Unbuffered-DDR5` and `Registered-DDR4` as the technology alone.
  private static func technology(_ text: String) -> String {
    text.split(separator: "-").last.map(String.init) ?? text
  }
}

/// The firmware's table of structures (DMTF DSP0134, SMBIOS reference specification).
struct FirmwareTable {
  struct MemoryDevice {
    let kind: String?
    let transfersPerSecond: Double?
    /// The slot's name without the number of the module on its channel.
    let channel: String
  }

  private let bytes: [UInt8]
  private(set) var memoryDevices: [MemoryDevice] = []

  private static let memoryDevice: UInt8 = 17
  /// Of the memory types those that accelerate anything today.
  private static let kinds: [UInt8: String] = [
    0x18: "DDR3", 0x1A: "DDR4", 0x1D: "LPDDR3", 0x1E: "LPDDR4", 0x20: "HBM", 0x21: "HBM2", 0x22: "DDR5",
    0x23: "LPDDR5", 0x24: "HBM3",
  ]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var start = 0
    // A structure is a header of type, length and handle, its fields, then texts that end with two zeros.
    while start + 4 <= bytes.count {
      let length = Int(bytes[start + 1])
      guard length >= 4, start + length <= bytes.count else { return }
      var end = start + length
      while end + 1 < bytes.count, bytes[end] != 0 || bytes[end + 1] != 0 { end += 1 }
      if bytes[start] == Self.memoryDevice, let device = device(start, length: length, texts: start + length..<end) {
        memoryDevices.append(device)
      }
      start = end + 2
    }
  }

  /// A module; nil for an empty slot.
  private func device(_ start: Int, length: Int, texts: Range<Int>) -> MemoryDevice? {
    func word(_ offset: Int) -> Int {
      offset + 1 < length ? Int(bytes[start + offset]) | Int(bytes[start + offset + 1]) << 8 : 0
    }
    guard length > 0x16, word(0x0C) != 0 else { return nil }
    // What it runs at, else what it could; 0xFFFF is told elsewhere, 0 is unknown.
    let speed = [word(0x20), word(0x15)].first { $0 > 0 && $0 < 0xFFFF }
    let names = bytes[texts].split(separator: 0, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    func text(_ offset: Int) -> String {
      let number = Int(bytes[start + offset])
      return number > 0 && number <= names.count ? names[number - 1] : ""
    }
    let slot = text(0x10)
    return MemoryDevice(
      kind: Self.kinds[bytes[start + 0x12]], transfersPerSecond: speed.map { Double($0) * 1e6 },
      channel: "\(text(0x11)) \(Self.channel(of: slot))")
  }

  /// `DIMM_A1` and `DIMM_A2` are one channel; names without a letter before their number are channels of their own.
  private static func channel(of slot: String) -> String {
    let letters = slot.reversed().drop { $0.isNumber }.reversed()
    guard let last = letters.last, last.isLetter, letters.count < slot.count else { return slot }
    return String(letters)
  }
}
