import Quantities

/// What a machine has, as its own tools and files tell it; nil is what none of them tells.
package struct Machine: Sendable, Hashable {
  /// The maker's name of the board or computer: `NVIDIA Jetson AGX Orin Developer Kit`.
  package var board: String?
  package var graphics: [GraphicsDevice] = []
  package var processor: Processor?
  package var memory: HostMemory?
  /// What could not be asked, and why.
  package var faults: [ProbeFault] = []

  package init() {}
}

/// One graphics processor, or one slice of it.
package struct GraphicsDevice: Sendable, Hashable {
  /// The driver's name: `NVIDIA H100 80GB HBM3`.
  package let name: String
  package var memory: ByteCount?
  /// Nobody's at this moment.
  package var free: ByteCount?
  package var computeCapability: Double?
  package var driver: String?
  /// The profile of a slice, `1g.10gb`; nil for a whole device.
  package var slice: String?

  package init(name: String, memory: ByteCount? = nil, free: ByteCount? = nil) {
    self.name = name
    self.memory = memory
    self.free = free
  }
}

/// The machine's processor, all sockets of it.
package struct Processor: Sendable, Hashable {
  package let name: String
  package let sockets: Int
  /// Physical ones of all sockets.
  package let cores: Int
  /// Extensions that matter to kernels, in the kernel's words: `avx512f`, `amx_tile`.
  package let features: [String]

  package init(name: String, sockets: Int, cores: Int, features: [String]) {
    self.name = name
    self.sockets = sockets
    self.cores = cores
    self.features = features
  }
}

/// The memory of the host.
package struct HostMemory: Sendable, Hashable {
  /// What the operating system has, or a container's limit where that is less.
  package let total: ByteCount
  package var available: ByteCount?
  /// The technology: `DDR5`.
  package var kind: String?
  /// Channels with a module on them.
  package var channels: Int?
  package var transfersPerSecond: Double?

  package init(total: ByteCount) { self.total = total }

  /// Channels × 8 bytes × transfers; nil where one of them is unknown.
  package var bandwidth: ByteRate? {
    guard let channels, let transfersPerSecond else { return nil }
    return ByteRate(Double(channels) * 8 * transfersPerSecond)
  }
}

/// A tool or file that didn't answer.
package struct ProbeFault: Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    /// The device is there, and the tool that would tell of it isn't.
    case missing
    case failed(status: Int32, output: String)
    case timedOut(seconds: Double)
    case unreadable(found: String)
    case notStarted(String)
  }

  package let source: String
  package let reason: Reason

  package init(source: String, reason: Reason) {
    self.source = source
    self.reason = reason
  }
}
