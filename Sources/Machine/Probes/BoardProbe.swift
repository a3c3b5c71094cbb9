/// What the computer is called by its maker.
enum BoardProbe {
  /// Single-board computers tell it in their device tree, others in their firmware's tables.
  static func name(_ reader: any MachineReader) -> String? {
    if let model = reader.line("/proc/device-tree/model") { return model }
    let product = reader.line("/sys/class/dmi/id/product_name")
    return product.flatMap { fillers.contains($0.lowercased()) ? nil : $0 }
  }

  /// What makers leave in place of a name.
  private static let fillers: Set = [
    "to be filled by o.e.m.", "system product name", "default string", "not specified", "undefined", "none",
  ]
}
