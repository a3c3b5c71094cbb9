import Quantities

/// The host's memory: what there is of it, what of it is free, and how it is connected.
enum MemoryProbe {
  static func memory(_ reader: any MachineReader) -> HostMemory? {
    let lines = reader.text("/proc/meminfo")?.split(whereSeparator: \.isNewline) ?? []
    func kibibytes(_ key: String) -> ByteCount? {
      lines.lazy.compactMap(Words.pair).first { $0.key == key }
        .flatMap { Int64($0.value.prefix { $0.isNumber }) }
        .flatMap { $0 > 0 && $0 < 1 << 50 ? ByteCount($0 << 10) : nil }
    }
    guard let physical = kibibytes("MemTotal") else { return nil }
    let limit = reader.number("/sys/fs/cgroup/memory.max").map { ByteCount($0) }
    var memory = HostMemory(total: limit.map { min($0, physical) } ?? physical)
    memory.available = kibibytes("MemAvailable").map { available in
      guard let limit, limit < physical else { return available }
      return min(available, max(limit - ByteCount(reader.number("/sys/fs/cgroup/memory.current") ?? 0), .zero))
    }
    if let modules = MemoryModules.modules(reader) {
      (memory.kind, memory.channels, memory.transfersPerSecond) = (
        modules.kind, modules.channels, modules.transfersPerSecond
      )
    }
    return memory
  }
}
