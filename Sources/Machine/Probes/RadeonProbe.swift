import JSON
import Quantities

/// AMD's devices, as `rocm-smi` lists them, else as the kernel does.
enum RadeonProbe {
  static let tool = "rocm-smi"

  static func add(to machine: inout Machine, _ reader: any MachineReader) {
    switch reader.output(of: tool, ["--showproductname", "--showmeminfo", "vram", "--json"]) {
    case .missing: KernelProbe.addRadeon(to: &machine, reader)
    case .failed(let reason):
      KernelProbe.addRadeon(to: &machine, reader)
      machine.faults.append(ProbeFault(source: tool, reason: reason))
    case .text(let text):
      guard let devices = devices(text) else {
        KernelProbe.addRadeon(to: &machine, reader)
        return machine.faults.append(
          ProbeFault(source: tool, reason: .unreadable(found: "`\(text.prefix(80))`")))
      }
      machine.graphics += devices
    }
  }

  /// `{"card0": {"Card Series": "AMD Instinct MI300X OAM", "VRAM Total Memory (B)": "206141652992", …}, "system": {…}}`;
  /// nil for what is no such object. Warnings may stand before it.
  private static func devices(_ text: String) -> [GraphicsDevice]? {
    guard let start = text.firstIndex(of: "{"), let root = try? JSONNode(parsing: Array(text[start...].utf8)),
      let members = root.members
    else { return nil }
    return members.filter { $0.key.hasPrefix("card") }.map { device($0.value) }
  }

  private static func device(_ card: JSONNode) -> GraphicsDevice {
    func text(_ keys: String...) -> String? {
      let values = card.members?.filter { member in keys.contains { $0.lowercased() == member.key.lowercased() } }
      return values?.lazy.compactMap(\.value.string).first { $0 != "N/A" }
    }
    let total = text("VRAM Total Memory (B)").flatMap { Int64($0) }
    let used = text("VRAM Total Used Memory (B)").flatMap { Int64($0) }
    // Older tools tell the device's number alone.
    let names = [text("Card Series"), text("Device Name"), text("Card Model", "Device ID")].compactMap(\.self)
    let number = text("Card Model", "Device ID", "GPU ID")
    let known = number.flatMap { PeripheralDevices.name(vendor: PeripheralDevices.amd, device: hexadecimal($0)) }
    let name = names.first { hexadecimal($0) == nil && $0.contains { $0.isNumber } }
    return GraphicsDevice(
      name: name ?? known ?? names.first ?? "AMD", memory: total.map { ByteCount($0) },
      free: total.flatMap { total in used.map { ByteCount(max(total - min($0, total), 0)) } })
  }

  private static func hexadecimal(_ text: String) -> Int64? {
    text.hasPrefix("0x") ? Int64(text.dropFirst(2), radix: 16) : nil
  }
}
