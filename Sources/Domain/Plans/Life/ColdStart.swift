import Quantities

/// How long a new replica takes until it answers: reading the weights, and starting the engine.
package struct ColdStart: Sendable, Hashable {
  /// The checkpoint that a replica reads.
  package let bytes: ByteCount
  package let paths: [Path]
  /// The engine's own start: compiling, profiling, capturing graphs.
  package let engineSeconds: Interval

  /// A way from where the checkpoint lies into the accelerators' memory.
  package struct Path: Sendable, Hashable {
    package let source: Source
    package let bytesPerSecond: Interval

    package init(source: Source, bytesPerSecond: Interval) {
      self.source = source
      self.bytesPerSecond = bytesPerSecond
    }
  }

  package enum Source: String, Codable, Sendable, CaseIterable {
    /// A local NVMe drive.
    case disk
    /// Another machine's storage over 10 or 100 Gb/s.
    case network10, network100
  }

  package init(bytes: ByteCount, paths: [Path], engineSeconds: Interval) {
    self.bytes = bytes
    self.paths = paths
    self.engineSeconds = engineSeconds
  }
}

extension ColdStart {
  /// Seconds of reading the checkpoint.
  package func loadSeconds(_ path: Path) -> Interval {
    path.bytesPerSecond.map { Double(bytes.bytes) / max($0, 1) }
  }

  /// Seconds until the replica answers.
  package func readySeconds(_ path: Path) -> Interval {
    let load = loadSeconds(path)
    return Interval(
      low: load.low + engineSeconds.low, likely: load.likely + engineSeconds.likely,
      high: load.high + engineSeconds.high)
  }

  /// The likely start from the local disk.
  package var usualSeconds: Double {
    paths.first { $0.source == .disk }.map { readySeconds($0).likely } ?? engineSeconds.likely
  }
}
