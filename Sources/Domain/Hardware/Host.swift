import Quantities

/// One machine with accelerators, or one rack: what it holds, what joins it, what it costs as a whole.
///
/// An owner's own entry needs an id, a name and its accelerators; what it leaves out is the accelerator's own.
package struct Host: Codable, Sendable, Identifiable {
  package let id: String
  package let name: String
  /// Short names that people type, unique across hosts and accelerators.
  package let aliases: [String]
  /// Who rents it out; nil for a machine that is bought.
  package let provider: String?
  /// Cards by kind; several kinds work side by side where the engine splits a model by layers.
  package let accelerators: [Cards]
  /// Machines that it is made of, joined by their fabric or their network; nil stands for one.
  package let machines: Int?
  package let links: HostLinks?
  /// The memory beside its processors, where weights can be left; nil when unknown.
  package let memory: ByteCount?
  /// Processors as they are sold, threads where it is rented.
  package let processors: String?
  /// Of the whole host for one hour, where an owner's entry tells it; the catalogs have lists of prices instead.
  package let rentalPrice: Price?
  package let notes: [String]
  package let sources: [String]

  /// So many cards of one kind.
  package struct Cards: Codable, Sendable, Hashable {
    /// An id of the hardware catalog, or a path to an entry of one's own.
    package let accelerator: String
    package let count: Int

    package init(accelerator: String, count: Int) {
      self.accelerator = accelerator
      self.count = count
    }
  }

  enum CodingKeys: String, CodingKey {
    case id, name, aliases, provider, accelerators, machines, links, processors, rentalPrice, notes, sources
    case memory = "memoryBytes"
  }

  package init(
    id: String, name: String, accelerators: [Cards], machines: Int? = nil, links: HostLinks? = nil,
    memory: ByteCount? = nil, rentalPrice: Price? = nil
  ) {
    self.id = id
    self.name = name
    self.accelerators = accelerators
    self.machines = machines
    self.links = links
    self.memory = memory
    self.rentalPrice = rentalPrice
    (aliases, provider, processors, notes, sources) = ([], nil, nil, [], [])
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    (id, name, aliases) = try EntryNames(from: decoder).all
    provider = try values.decodeIfPresent(String.self, forKey: .provider)
    accelerators = try values.decode([Cards].self, forKey: .accelerators)
    machines = try values.decodeIfPresent(Int.self, forKey: .machines)
    links = try values.decodeIfPresent(HostLinks.self, forKey: .links)
    memory = try values.decodeIfPresent(ByteCount.self, forKey: .memory)
    processors = try values.decodeIfPresent(String.self, forKey: .processors)
    rentalPrice = try values.decodeIfPresent(Price.self, forKey: .rentalPrice)
    notes = try values.value(.notes, default: [])
    sources = try values.value(.sources, default: [])
  }

  /// All that it is called.
  package var names: [String] { [id, name] + aliases }

  /// Accelerators of one host, at least 1; saturates.
  package var count: Int {
    max(accelerators.reduce(0) { $0.addingReportingOverflow($1.count).overflow ? .max : $0 + $1.count }, 1)
  }
}

/// What joins the accelerators of a host, and hosts; nil leaves what is usual for the accelerator.
package struct HostLinks: Codable, Sendable, Hashable {
  package let fabric: ByteRate?
  /// How many accelerators the fabric joins; 1 for none.
  package let fabricDomain: Int?
  package let hostBus: ByteRate?
  package let hostBusName: String?
  /// Of the whole host, which its accelerators share.
  package let network: ByteRate?
  package let networkName: String?

  enum CodingKeys: String, CodingKey {
    case fabricDomain, hostBusName, networkName
    case fabric = "fabricBytesPerSecond"
    case hostBus = "hostBusBytesPerSecond"
    case network = "networkBytesPerSecond"
  }

  package init(
    fabric: ByteRate? = nil, fabricDomain: Int? = nil, hostBus: ByteRate? = nil, network: ByteRate? = nil
  ) {
    self.fabric = fabric
    self.fabricDomain = fabricDomain
    self.hostBus = hostBus
    self.network = network
    (hostBusName, networkName) = (nil, nil)
  }
}
