import Documents
import Domain
import Quantities
import StyledText

/// A host's catalog entry in lines.
package enum HostFacts {
  /// - Parameters:
  ///   - accelerator: as it stands in the host.
  ///   - rent: by the lists of prices.
  package static func facts(_ host: Host, _ accelerator: Accelerator, rent: MachinePrice?) -> [Fact] {
    let links = accelerator.links
    return [
      Fact("Name", host.name), Fact("Aliases", host.aliases.joined(separator: ", ")),
      Fact("Provider", host.provider ?? "none: it is bought"),
      Fact("Accelerators", cards(host), note: accelerator.name),
      Fact(
        "Fabric", links.fabric.map(NumberText.rate) ?? "none or unknown",
        note: links.fabric == nil ? "" : "joins \(links.fabricDomain ?? host.count)"),
      Fact("Host bus", links.hostBus.map(NumberText.rate) ?? Fact.unknown, note: links.hostBusName ?? ""),
      Fact(
        "Network", links.network.map { NumberText.rate(ByteRate($0.value * Double(host.count))) } ?? Fact.unknown,
        note: links.networkName ?? ""),
      Fact("Host memory", host.memory.map(NumberText.bytes) ?? Fact.unknown),
      Fact("Processors", host.processors ?? Fact.unknown), self.rent(host, rent),
    ] + host.notes.map { Fact("Note", $0) } + host.sources.map { Fact("Source", $0) }
  }

  package static let columns: [DocumentTable.Column] = [
    .init("Accelerators"), .init("Host memory", .right), .init("Rent", .right),
  ]

  /// For a list, under `columns`.
  package static func summary(_ host: Host, rent: MachinePrice?) -> [String] {
    [
      cards(host), host.memory.map(NumberText.bytes) ?? Fact.unknown,
      hourly(host, rent).map { NumberText.dollars($0) + "/h" } ?? Fact.unknown,
    ]
  }

  /// The whole host's own price, its owner's before the lists'.
  package static func hourly(_ host: Host, _ rent: MachinePrice?) -> Double? {
    host.rentalPrice?.usd.value ?? rent.flatMap { $0.isOwn ? $0.usdPerHour : nil }
  }

  /// "8 × h100-sxm-80gb", "1 × rtx-4090 + 1 × rtx-3090".
  package static func cards(_ host: Host) -> String {
    host.accelerators.map { "\(NumberText.grouped($0.count)) × \($0.accelerator)" }.joined(separator: " + ")
  }

  private static func rent(_ host: Host, _ rent: MachinePrice?) -> Fact {
    guard let price = host.rentalPrice else {
      guard let rent else { return Fact("Rent", Fact.unknown) }
      return Fact(
        "Rent", NumberText.dollars(rent.usdPerHour) + " an hour",
        note: (rent.isOwn ? "" : "as so many accelerators are rented: ") + rent.price.words)
    }
    return Fact(
      "Rent", NumberText.dollars(price.usd.value) + " an hour",
      note: [price.basis, price.date, price.source].compactMap(\.self).joined(separator: ", "))
  }
}
