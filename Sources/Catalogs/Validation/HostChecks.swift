import Domain
import Quantities

extension Host: CatalogItem {
  static var kind: CatalogKind { .hosts }

  func check(_ checker: inout EntryChecker) {
    checker.require(!accelerators.isEmpty, "accelerators", "at least one accelerator", found: "none")
    for (index, cards) in accelerators.enumerated() {
      checker.requireText(cards.accelerator, "accelerators[\(index)].accelerator")
      checker.require(cards.count, in: 1...1024, "accelerators[\(index)].count")
    }
    checker.require(machines, in: 1...1024, "machines")
    checker.require(
      machines.map { $0 > 0 && count % $0 == 0 } ?? true, "machines", "a number that divides \(count) accelerators",
      found: "\(machines ?? 0)")
    checker.require(links?.fabric?.value, in: 1e8...1e14, "links.fabricBytesPerSecond")
    checker.require(links?.fabricDomain, in: 1...10_000, "links.fabricDomain")
    checker.require(links?.hostBus?.value, in: 1e8...1e14, "links.hostBusBytesPerSecond")
    checker.require(links?.network?.value, in: 1e6...1e16, "links.networkBytesPerSecond")
    checker.require(memory.map { Double($0.bytes) }, in: 1e8...1e16, "memoryBytes")
    rentalPrice?.check(&checker, "rentalPrice")
  }
}
