import Machine

/// What a machine answered once: texts of files by their path, and of tools by their name and first argument.
package struct RecordedMachine: MachineReader {
  package var files: [String: [UInt8]] = [:]
  package var outputs: [String: ToolOutput] = [:]

  package init() {}

  package init(files: [String: String] = [:], outputs: [String: String] = [:]) {
    self.files = files.mapValues { Array($0.utf8) }
    self.outputs = outputs.mapValues { .text($0) }
  }

  package func bytes(_ path: String) -> [UInt8]? { files[path] }

  package func names(in folder: String) -> [String] {
    let inside = files.keys.filter { $0.hasPrefix(folder + "/") }.map { $0.dropFirst(folder.count + 1) }
    return Set(inside.compactMap { $0.split(separator: "/").first.map(String.init) }).sorted()
  }

  package func output(of tool: String, _ arguments: [String]) -> ToolOutput {
    let query = arguments.first.map { "\(tool) \($0)" } ?? tool
    return outputs[query] ?? outputs[tool] ?? .missing
  }
}

extension RecordedMachine {
  package static let query =
    "nvidia-smi --query-gpu=name,memory.total,memory.free,driver_version,compute_cap"
  package static let olderQuery = "nvidia-smi --query-gpu=name,memory.total,memory.free,driver_version"

  /// A machine with these lines of `nvidia-smi`, and a host's memory.
  package static func nvidia(_ lines: String..., list: String = "", memoryKibibytes: Int = 528_000_000) -> Self {
    var machine = host(memoryKibibytes: memoryKibibytes)
    machine.outputs[query] = .text(lines.map { $0 + "\n" }.joined())
    machine.outputs["nvidia-smi -L"] = .text(list)
    return machine
  }

  /// A machine without graphics.
  package static func host(
    memoryKibibytes: Int, available: Int? = nil, processor: String = "Intel(R) Xeon(R) CPU @ 2.20GHz", sockets: Int = 1
  ) -> Self {
    RecordedMachine(files: [
      "/proc/meminfo": """
      MemTotal:       \(memoryKibibytes) kB
      MemFree:          812345 kB
      MemAvailable:   \(available ?? memoryKibibytes * 9 / 10) kB
      SwapTotal:             0 kB

      """,
      "/proc/cpuinfo": (0..<sockets).map { socket in
        """
        processor\t: \(socket)
        vendor_id\t: GenuineIntel
        model name\t: \(processor)
        physical id\t: \(socket)
        core id\t\t: 0
        flags\t\t: fpu vme sse2 avx2 avx512f amx_tile

        """
      }.joined(separator: "\n"),
    ])
  }
}
