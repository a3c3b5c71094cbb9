import Domain
import Quantities

/// What the accelerators are taken to have and to cost, and how many were weighed.
extension Assumption {
  static func nominalMemory(_ accelerator: String, _ basis: AcceleratorMemory.Basis) -> String {
    "Memory of \(accelerator) is \(basis.rawValue), not as a driver reports it."
  }

  /// What is taken of the memory, and of arithmetic.
  static func typical(_ accelerator: String, _ rates: TypicalRates) -> String {
    let memory = rates.bandwidth.map { bandwidth in
      "Nobody tells how fast \(accelerator) reads its memory: \(NumberText.rate(bandwidth.likely)) is usual of so much, "
        + "from \(NumberText.rate(bandwidth.low)) to \(NumberText.rate(bandwidth.high)); --on cpu:MEMORY:BANDWIDTH says it."
    }
    let arithmetic = rates.operations.map { operations in
      "Nobody tells how many cores it has: \(NumberText.significant(operations.value / 1e12)) TFLOP/s in FP32 is taken, "
        + "16 operations for each byte that is read."
    }
    return [memory, arithmetic].compactMap(\.self).joined(separator: " ")
  }

  static func network(_ hosts: Int, _ name: String?, _ rate: ByteRate) -> String {
    "A replica spans \(NumberText.counted(hosts, "host")), joined by \(name ?? "10 Gb/s Ethernet, as no network is known for them"): "
      + "\(NumberText.rate(rate)) each way."
  }

  static func price(_ basis: CostEstimate.Basis) -> String {
    if case .unknown(let unpriced) = basis { "Cost unknown: \(unpriced.words)." } else { "Price: \(basis.words)." }
  }

  static let notSimulated =
    "Not simulated, though asked for: what comes is more than is served, or than can be simulated."

  static func largestFleet(_ count: Int) -> String {
    "Fleets of more than \(NumberText.counted(count, "accelerator")) were not weighed: --count asks for more."
  }
}

/// What a deployment's life and day rest on.
extension Assumption {
  static func training(_ share: Interval, _ student: Double) -> String {
    "Training reaches \(IntervalText.percent(share)) of the peak; a student has "
      + "\(NumberText.percent(student)) of its teacher's parameters."
  }

  static func day(_ peak: Double, _ idle: Double) -> String {
    "A day is a power of a raised cosine with \(NumberText.significant(peak)) times the mean in its busiest hour; an "
      + "idle accelerator draws \(NumberText.percent(idle, 0)) of its board power."
  }

  static func coldStart(_ disk: Interval, _ engine: Interval) -> String {
    "A local disk reads \(IntervalText.rate(disk.map { $0 / 1e9 }, unit: "GB/s")); an engine starts in "
      + "\(IntervalText.seconds(engine))."
  }
}
