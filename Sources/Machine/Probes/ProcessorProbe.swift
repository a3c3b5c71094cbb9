/// The processor, as `/proc/cpuinfo` tells it.
enum ProcessorProbe {
  private static let telling: Set = [
    "avx2", "avx512f", "avx512_vnni", "avx512_bf16", "avx512_fp16", "amx_tile", "amx_int8", "amx_bf16", "asimd",
    "asimddp", "sve", "sve2", "i8mm", "bf16",
  ]

  static func processor(_ reader: any MachineReader) -> Processor? {
    guard let text = reader.text("/proc/cpuinfo") else { return nil }
    var name: String?
    var features: [String] = []
    var (threads, cores, sockets, socket) = (0, Set<String>(), Set<String>(), "0")
    for line in text.split(whereSeparator: \.isNewline) {
      guard let (key, value) = Words.pair(line) else { continue }
      switch key {
      case "processor" where Int(value) != nil: threads += 1
      case "model name", "Hardware", "Processor": name = name ?? value
      case "physical id":
        socket = value
        sockets.insert(value)
      case "core id": cores.insert("\(socket).\(value)")
      case "flags", "Features":
        if features.isEmpty { features = value.split(separator: " ").map(String.init).filter(telling.contains) }
      default: break
      }
    }
    guard threads > 0 else { return nil }
    return Processor(
      name: name ?? "unnamed", sockets: max(sockets.count, 1), cores: cores.isEmpty ? threads : cores.count,
      features: features)
  }
}
