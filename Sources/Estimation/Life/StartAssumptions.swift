import Domain
import Quantities

/// Rates at which checkpoints are read, and how long engines start: assumptions, each with what speaks for it.
package enum StartAssumptions {
  /// Low: 16 GB of Llama 3 8B in 7.5 s by Run:ai's streamer from an IO2 volume (run.ai's benchmark of October 2024);
  /// high: a PCIe 4.0 × 4 drive's sequential reads.
  package static let disk = Interval(low: 2.1e9, likely: 5e9, high: 7e9)
  /// Shares of a line's rate that one transfer reaches.
  private static let lineShare = Interval(low: 0.5, likely: 0.8, high: 0.95)
  private static let tenGigabits = 1.25e9
  private static let hundredGigabits = 12.5e9

  /// Compiling, profiling, capturing graphs: from an 8B model without compilation to large ones with it.
  package static let engineSeconds = Interval(low: 15, likely: 40, high: 120)

  static func rate(from source: ColdStart.Source) -> Interval {
    switch source {
    case .disk: disk
    case .network10: lineShare.map { $0 * tenGigabits }
    case .network100: lineShare.map { $0 * hundredGigabits }
    }
  }
}

extension ColdStart {
  /// A replica's start; no path is faster than the host buses of its accelerators.
  ///
  /// Ignores: getting a machine, pulling an image, weights that lie in the host's memory already.
  package init(ledger: MemoryLedger, accelerator: Accelerator, accelerators: Int) {
    let bus = accelerator.links.hostBus.map { $0.value * Double(accelerators) } ?? .infinity
    self.init(
      bytes: ledger.checkpointBytes,
      paths: Source.allCases.map { source in
        Path(source: source, bytesPerSecond: StartAssumptions.rate(from: source).map { min($0, bus) })
      }, engineSeconds: StartAssumptions.engineSeconds)
  }
}
