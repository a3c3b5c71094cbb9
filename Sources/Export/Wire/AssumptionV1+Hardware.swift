import Domain
import Quantities

/// What the accelerators are taken to have, and how many were weighed.
extension AssumptionV1 {
  mutating func setNetwork(_ hosts: Int, _ name: String?, _ rate: ByteRate) {
    (self.hosts, network, networkBytesPerSecond) = (hosts, name, rate.value)
  }

  mutating func set(_ rates: TypicalRates, of accelerator: String) {
    self.accelerator = accelerator
    operationsPerSecond = rates.operations?.value
    guard let bandwidth = rates.bandwidth else { return }
    (lowestBytesPerSecond, highestBytesPerSecond) = (bandwidth.low.value, bandwidth.high.value)
    bytesPerSecond = bandwidth.likely.value
  }

  private var typicalRates: Assumption? {
    var bandwidth: TypicalRates.Bandwidth?
    if let lowestBytesPerSecond, let bytesPerSecond, let highestBytesPerSecond {
      bandwidth = TypicalRates.Bandwidth(
        low: ByteRate(lowestBytesPerSecond), likely: ByteRate(bytesPerSecond), high: ByteRate(highestBytesPerSecond))
    }
    let rates = TypicalRates(bandwidth: bandwidth, operations: operationsPerSecond.map { ComputeRate($0) })
    return accelerator.map { .typicalRates(accelerator: $0, rates) }
  }

  var ofHardware: Assumption? {
    switch code {
    case "nominalMemory":
      if let accelerator, let memoryBasis { .nominalMemory(accelerator: accelerator, basis: memoryBasis) } else { nil }
    case "typicalRates": typicalRates
    case "network": joined
    case "largestFleet": accelerators.map { .largestFleet(accelerators: $0) }
    case "notSimulated": .notSimulated
    default: nil
    }
  }

  private var joined: Assumption? {
    guard let hosts, let networkBytesPerSecond else { return nil }
    return .network(hosts: hosts, name: network, rate: ByteRate(networkBytesPerSecond))
  }
}

/// What a deployment's life and day rest on.
extension AssumptionV1 {
  var ofLife: Assumption? {
    switch code {
    case "training":
      if let shareOfPeak, let studentShare {
        .training(shareOfPeak: shareOfPeak, studentShare: studentShare)
      } else {
        nil
      }
    case "day": if let peakFactor, let idleShare { .day(peakFactor: peakFactor, idleShare: idleShare) } else { nil }
    case "coldStart": started
    default: nil
    }
  }

  private var started: Assumption? {
    guard let diskBytesPerSecond, let engineSeconds else { return nil }
    return .coldStart(diskBytesPerSecond: diskBytesPerSecond, engineSeconds: engineSeconds)
  }
}
