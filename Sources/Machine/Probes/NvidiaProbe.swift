import Quantities

/// NVIDIA's devices, as `nvidia-smi` lists them.
enum NvidiaProbe {
  static let tool = "nvidia-smi"
  private static let fields = ["name", "memory.total", "memory.free", "driver_version", "compute_cap"]

  static func add(to machine: inout Machine, _ reader: any MachineReader) {
    switch query(fields, reader) {
    case .missing:
      // Without the tool the driver alone tells that there is something.
      if reader.bytes("/proc/driver/nvidia/version") != nil { note(.missing, in: &machine) }
    case .failed(let reason):
      // Drivers before 470 don't know the compute capability.
      guard case .failed = reason, case .text(let text) = query(fields.dropLast(), reader) else {
        return note(reason, in: &machine)
      }
      read(text, into: &machine, reader)
    case .text(let text): read(text, into: &machine, reader)
    }
  }

  private static func query(_ fields: some Sequence<String>, _ reader: any MachineReader) -> ToolOutput {
    reader.output(
      of: tool, ["--query-gpu=" + fields.joined(separator: ","), "--format=csv,noheader,nounits"])
  }

  private static func read(_ text: String, into machine: inout Machine, _ reader: any MachineReader) {
    var devices: [GraphicsDevice] = []
    for line in text.split(whereSeparator: \.isNewline) {
      guard let device = device(line) else {
        note(.unreadable(found: "`\(line.prefix(80))`"), in: &machine)
        continue
      }
      devices.append(device)
    }
    guard case .text(let list) = reader.output(of: tool, ["-L"]), list.contains("MIG ") else {
      machine.graphics += devices
      return
    }
    machine.graphics += sliced(devices, list)
  }

  /// `NVIDIA H100 80GB HBM3, 81559, 81008, 550.54.15, 9.0`; what a device doesn't have is in brackets.
  private static func device(_ line: Substring) -> GraphicsDevice? {
    let cells = line.split(separator: ",", omittingEmptySubsequences: false).map { Words.trimmed($0) }
    guard cells.count >= fields.count - 1, let name = cells.first, !name.isEmpty else { return nil }
    var device = GraphicsDevice(name: name, memory: mebibytes(cells[1]), free: mebibytes(cells[2]))
    device.driver = cells[3].hasPrefix("[") ? nil : cells[3]
    device.computeCapability = cells.count > 4 ? Double(cells[4]) : nil
    return device
  }

  private static func mebibytes(_ cell: String) -> ByteCount? {
    Int64(cell).flatMap { $0 > 0 ? ByteCount.mebibytes(Double($0)) : nil }
  }

  /// Devices with each one that is cut up replaced by its slices.
  ///
  /// `GPU 0: NVIDIA A100-SXM4-80GB (UUID: GPU-…)`, then `  MIG 1g.10gb     Device  0: (UUID: MIG-…)` for each slice.
  private static func sliced(_ devices: [GraphicsDevice], _ list: String) -> [GraphicsDevice] {
    var slices: [[String]] = []
    for line in list.split(whereSeparator: \.isNewline) {
      let words = line.split(separator: " ")
      if words.first == "GPU" { slices.append([]) }
      if words.first == "MIG", words.count > 1, !slices.isEmpty { slices[slices.count - 1].append(String(words[1])) }
    }
    return zip(devices, slices + Array(repeating: [], count: max(devices.count - slices.count, 0))).flatMap {
      device, profiles in
      profiles.isEmpty
        ? [device]
        : profiles.map { profile in
          // The whole device's memory is not the slice's, and what of it is free isn't told.
          var slice = GraphicsDevice(name: device.name)
          (slice.slice, slice.driver, slice.computeCapability) = (profile, device.driver, device.computeCapability)
          return slice
        }
    }
  }

  private static func note(_ reason: ProbeFault.Reason, in machine: inout Machine) {
    machine.faults.append(ProbeFault(source: tool, reason: reason))
  }
}
