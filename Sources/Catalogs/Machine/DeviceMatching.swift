import Domain
import Machine
import Quantities

/// Finds the entries of the catalog that stand for devices, by their drivers' names and memory.
struct DeviceMatching {
  let accelerators: [Accelerator]
  private let names: [[DeviceName]]

  /// Drivers keep some of the memory, or round it.
  private static let tolerance = 0.04

  init(_ accelerators: [Accelerator]) {
    self.accelerators = accelerators
    names = accelerators.map { entry in
      ([entry.name] + entry.aliases).map { name in
        var name = DeviceName(Self.plain(name))
        let own = DeviceName(entry.id)
        // An alias leaves out the form that the entry has.
        if name.form == nil { name = DeviceName(words: name.words, form: own.form, isMobile: own.isMobile) }
        return name
      }
    }
  }

  /// Without what follows a comma: `, per socket`.
  private static func plain(_ name: String) -> String { String(name.prefix { $0 != "," }) }

  /// The entries that a device may be, those of the nearest memory; none where nothing is called like it.
  func entries(for device: GraphicsDevice) -> [Accelerator] {
    let wanted = DeviceName.alternatives(device.name)
    let called = accelerators.indices.filter { index in
      wanted.contains { driver in names[index].contains { $0.isMeant(by: driver) } }
    }.map { accelerators[$0] }.filter { Self.isSlice($0) == (device.slice != nil) }
    if let slice = device.slice { return slices(of: device, profile: slice) }
    guard let memory = device.memory else { return called }
    return called.filter { entry in
      entry.memory.isUnified || Self.dies(entry, memory) != nil
    }
  }

  /// How many devices with this memory make one of the entry: two where each die of a card is a device.
  static func dies(_ entry: Accelerator, _ memory: ByteCount) -> Int? {
    (1...2).first { dies in
      abs(memory / entry.memory.bytes * Double(dies) - 1) <= tolerance && (dies == 1 || entry.name.contains("die"))
    }
  }

  /// The entry of a slice's profile among those of the same parent: `h100-sxm-80gb-mig-1g-10gb`.
  private func slices(of device: GraphicsDevice, profile: String) -> [Accelerator] {
    let wanted = "-mig-" + profile.lowercased().map { $0 == "." ? "-" : String($0) }.joined()
    var whole = device
    whole.slice = nil
    let parents = entries(for: whole).map(\.id)
    return accelerators.filter { entry in parents.contains { entry.id == $0 + wanted } }
  }

  private static func isSlice(_ entry: Accelerator) -> Bool { entry.id.contains("-mig-") }

  /// The entry whose whole name is part of a computer's or processor's name, the longest of them.
  func entry(within text: String, where isWanted: (Accelerator) -> Bool) -> Accelerator? {
    let other = DeviceName(text)
    var best: (accelerator: Accelerator, words: Int)?
    for (index, accelerator) in accelerators.enumerated() where isWanted(accelerator) {
      let name = DeviceName(Self.plain(accelerator.name))
      guard name.occurs(in: other), name.words.count > best?.words ?? 0 else { continue }
      best = (accelerators[index], name.words.count)
    }
    return best?.accelerator
  }
}

extension DeviceName {
  init(words: [String], form: Form?, isMobile: Bool) {
    (self.words, self.form, self.isMobile) = (words, form, isMobile)
  }
}
