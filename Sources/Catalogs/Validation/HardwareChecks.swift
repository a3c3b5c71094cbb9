import Domain
import Quantities

extension Accelerator: CatalogItem {
  static var kind: CatalogKind { .hardware }

  func check(_ checker: inout EntryChecker) {
    checker.require(Double(memory.bytes.bytes), in: 1e8...1e14, "memory.bytes")
    checker.require(memory.bandwidth.value, in: 1e9...1e15, "memory.bandwidthBytesPerSecond")
    checker.require(memory.nominalGigabytes, in: 0.1...1e5, "memory.nominalGigabytes")
    for (precision, rate) in compute {
      checker.require(rate.value, in: 1e9...1e18, "compute.\(precision.rawValue)")
    }
    checker.require(links.fabric?.value, in: 1e8...1e14, "links.fabricBytesPerSecond")
    checker.require(links.network?.value, in: 1e6...1e14, "links.networkBytesPerSecond")
    checker.require(links.hostBus?.value, in: 1e8...1e14, "links.hostBusBytesPerSecond")
    checker.require(links.fabricDomain, in: 2...10_000, "links.fabricDomain")
    checker.require(links.acceleratorsPerNode, in: 1...1024, "links.acceleratorsPerNode")
    checker.require(watts?.value, in: 0.1...20_000, "watts")
    checker.require(computeCapability, in: 1...99, "computeCapability")
    checker.require(slice?.whole, in: 1...64, "slice.whole")
    checker.require(slice?.parts, in: 1...max(slice?.whole ?? 1, 1), "slice.parts")
    for (price, key) in [(purchasePrice, "purchasePrice"), (rentalPrice, "rentalPrice")] {
      price?.check(&checker, key)
    }
  }
}

extension Price {
  func check(_ checker: inout EntryChecker, _ key: String) {
    checker.require(usd.value, in: 0.001...1e7, "\(key).usd")
    checker.requireText(source, "\(key).source")
    guard let range else { return }
    checker.require(
      range.count == 2 && range[0] <= range[1] && range[0] > 0, "\(key).range", "the lowest and the highest price",
      found: "\(range)")
  }
}
