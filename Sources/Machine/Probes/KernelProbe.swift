import Quantities

/// Devices by the files of the kernel, for machines without their vendors' tools.
enum KernelProbe {
  private static let cards = "/sys/class/drm"
  private static let nodes = "/sys/class/kfd/kfd/topology/nodes"

  /// AMD's, by the graphics driver's files, else by the compute driver's.
  static func addRadeon(to machine: inout Machine, _ reader: any MachineReader) {
    let found = devices(of: PeripheralDevices.amd, reader)
    machine.graphics += found.isEmpty ? computeNodes(reader) : found
  }

  /// Intel's own cards; graphics within processors share the host's memory and are no place to plan for.
  static func addIntel(to machine: inout Machine, _ reader: any MachineReader) {
    machine.graphics += devices(of: PeripheralDevices.intel, reader)
  }

  private static func devices(of vendor: Int64, _ reader: any MachineReader) -> [GraphicsDevice] {
    reader.names(in: cards).filter(isCard).compactMap { card in
      let folder = "\(cards)/\(card)/device"
      guard reader.number("\(folder)/vendor") == vendor, let device = reader.number("\(folder)/device") else {
        return nil
      }
      let known = PeripheralDevices.name(vendor: vendor, device: device)
      let total = reader.number("\(folder)/mem_info_vram_total").map { ByteCount($0) }
      guard known != nil || vendor == PeripheralDevices.amd else { return nil }
      let used = reader.number("\(folder)/mem_info_vram_used").map { ByteCount($0) }
      return GraphicsDevice(
        name: known ?? reader.line("\(folder)/product_name") ?? "AMD 0x" + String(device, radix: 16), memory: total,
        free: total.flatMap { total in used.map { max(total - $0, .zero) } })
    }
  }

  /// `card0`, and no connector of it (`card0-DP-1`).
  private static func isCard(_ name: String) -> Bool {
    name.hasPrefix("card") && !name.dropFirst(4).isEmpty && name.dropFirst(4).allSatisfy(\.isNumber)
  }

  /// Nodes of the compute driver that have memory of their own; processors are nodes, too.
  private static func computeNodes(_ reader: any MachineReader) -> [GraphicsDevice] {
    reader.names(in: nodes).sorted { ($0.count, $0) < ($1.count, $1) }.compactMap { node in
      let properties = properties("\(nodes)/\(node)/properties", reader)
      guard properties["vendor_id"] == PeripheralDevices.amd, let device = properties["device_id"], device != 0 else {
        return nil
      }
      let bank = Self.properties("\(nodes)/\(node)/mem_banks/0/properties", reader)
      return GraphicsDevice(
        name: PeripheralDevices.name(vendor: PeripheralDevices.amd, device: device)
          ?? "AMD 0x" + String(device, radix: 16),
        memory: bank["size_in_bytes"].map { ByteCount($0) })
    }
  }

  /// Lines of a name and a number.
  private static func properties(_ path: String, _ reader: any MachineReader) -> [String: Int64] {
    let lines = reader.text(path)?.split(whereSeparator: \.isNewline) ?? []
    return lines.reduce(into: [:]) { properties, line in
      let words = line.split(separator: " ")
      if words.count == 2 { properties[String(words[0])] = Int64(words[1]) }
    }
  }
}
