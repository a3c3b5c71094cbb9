import Quantities

/// How accelerators talk to each other and to the host; rates are per direction.
package struct Links: Codable, Sendable {
  /// NVLink, Infinity Fabric and the like, per direction; nil when there is none or it is not published.
  package let fabric: ByteRate?
  /// How many accelerators the fabric joins, where that is not the node: 2 for bridges, 72 for NVL72 racks.
  package let fabricDomain: Int?
  package let hostBus: ByteRate?
  package let hostBusName: String?
  /// Most accelerators in a usual host; nil when unknown.
  package let acceleratorsPerNode: Int?
  /// Each accelerator's part of the network between hosts; nil when no product that is usual for it is known.
  package let network: ByteRate?
  package let networkName: String?
  /// Whether nothing joins it to another one, as slices of one device; nil stands for no.
  package var standsAlone: Bool? = nil

  /// Links of which nothing is known.
  package static let unknown = Links(
    fabric: nil, fabricDomain: nil, hostBus: nil, hostBusName: nil, acceleratorsPerNode: nil, network: nil,
    networkName: nil)

  enum CodingKeys: String, CodingKey {
    case fabricDomain, hostBusName, acceleratorsPerNode, networkName, standsAlone
    case fabric = "fabricBytesPerSecond"
    case hostBus = "hostBusBytesPerSecond"
    case network = "networkBytesPerSecond"
  }

  /// The rate at which this many accelerators exchange data: by the fabric where it joins them all, by the host's bus
  /// within a host, by the network beyond.
  package func rate(joining accelerators: Int) -> ByteRate? {
    if let fabric, accelerators <= fabricDomain ?? acceleratorsPerNode ?? accelerators { return fabric }
    return leavesHost(accelerators) ? network ?? Self.usualNetwork : hostBus
  }

  /// Whether so many accelerators stand in more than one host, and no fabric joins them.
  package func leavesHost(_ accelerators: Int) -> Bool {
    if fabric != nil, let fabricDomain, accelerators <= fabricDomain { return false }
    return acceleratorsPerNode.map { accelerators > max($0, 1) } ?? false
  }

  /// 10 Gb/s Ethernet, where nothing says what joins the hosts.
  package static let usualNetwork = ByteRate(1.25e9)
}
