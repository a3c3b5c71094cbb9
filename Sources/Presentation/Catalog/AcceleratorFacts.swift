import Documents
import Domain
import Quantities
import StyledText

/// An accelerator's catalog entry in lines.
package enum AcceleratorFacts {
  /// - Parameter rent: what an hour of it costs on demand; nil where unknown.
  package static func facts(_ accelerator: Accelerator, rent: ListedPrice?) -> [Fact] {
    [
      Fact("Name", accelerator.name), Fact("Aliases", accelerator.aliases.joined(separator: ", ")),
      Fact("Vendor", accelerator.vendor ?? Fact.unknown, note: accelerator.architecture ?? ""),
      Fact("Class", accelerator.deviceClass?.rawValue ?? Fact.unknown),
    ]
      + memory(accelerator.memory) + compute(accelerator) + links(accelerator.links)
      + [
        Fact("Power", accelerator.watts.map { NumberText.trimmed($0.value) + " W" } ?? Fact.unknown),
        rent.map {
          Fact("Rent", NumberText.dollars($0.usdPerAcceleratorHour) + " an hour", note: "\($0.words), \($0.source)")
        } ?? price("Rent", accelerator.rentalPrice, unit: " an hour"),
        price("Purchase", accelerator.purchasePrice, unit: ""),
      ]
      + kernels(accelerator) + accelerator.notes.map { Fact("Note", $0) }
      + accelerator.sources.map { Fact("Source", $0) }
  }

  package static let columns: [DocumentTable.Column] = [
    .init("Memory", .right), .init("Bandwidth", .right), .init("Power", .right), .init("Rent", .right),
  ]

  /// For a list, under `columns`.
  package static func summary(_ accelerator: Accelerator, rent: ListedPrice?) -> [String] {
    let hourly = rent?.usdPerAcceleratorHour ?? accelerator.rentalPrice?.usd.value
    return [
      NumberText.bytes(accelerator.memory.bytes), NumberText.rate(accelerator.memory.bandwidth),
      accelerator.watts.map { NumberText.trimmed($0.value) + " W" } ?? Fact.unknown,
      hourly.map { NumberText.dollars($0) + "/h" } ?? Fact.unknown,
    ]
  }

  private static func memory(_ memory: AcceleratorMemory) -> [Fact] {
    let nominal = memory.nominalGigabytes.map { "sold as \(NumberText.trimmed($0)) GB" }
    return [
      Fact(
        "Memory", NumberText.bytes(memory.bytes),
        note: [memory.kind, nominal, memory.basis.rawValue, memory.isUnified ? "shared with the CPU" : nil]
          .compactMap(\.self).joined(separator: ", ")),
      Fact("Bandwidth", NumberText.rate(memory.bandwidth)),
    ]
  }

  private static func compute(_ accelerator: Accelerator) -> [Fact] {
    Precision.allCases.compactMap { precision in
      accelerator.compute[precision].map {
        Fact(precision.rawValue, NumberText.trimmed($0.value / 1e12) + " T operations/s, dense")
      }
    }
  }

  private static func links(_ links: Links) -> [Fact] {
    let domain = links.fabricDomain.map { "joins \($0)" } ?? ""
    return [
      Fact(
        "Fabric", links.fabric.map(NumberText.rate) ?? (links.standsAlone == true ? "none" : "none or unknown"),
        note: links.standsAlone == true ? "stands alone" : domain),
      Fact("Host bus", links.hostBus.map(NumberText.rate) ?? Fact.unknown, note: links.hostBusName ?? ""),
      Fact("Network", links.network.map(NumberText.rate) ?? Fact.unknown, note: links.networkName ?? ""),
    ]
  }

  private static func kernels(_ accelerator: Accelerator) -> [Fact] {
    let names = { (runs: Bool) in
      Kernel.allCases.filter { accelerator.kernels[$0] == runs }.map(\.rawValue).joined(separator: ", ")
    }
    return [Fact("Kernels", names(true)), Fact("Without", names(false))].filter { !$0.value.isEmpty }
  }

  private static func price(_ label: String, _ price: Price?, unit: String) -> Fact {
    guard let price else { return Fact(label, Fact.unknown) }
    return Fact(
      label, NumberText.dollars(price.usd.value) + unit,
      note: [price.basis, price.date, price.source].compactMap(\.self).joined(separator: ", "))
  }
}
