import Quantities

/// How accelerators talk to each other and to the host; rates are per direction.
package struct Links: Codable, Sendable {
  /// NVLink, Infinity Fabric and the like, per direction; nil when there is none or it is not published.
  package let fabric: ByteRate?
  /// How many accelerators the fabric joins, where that is not the node: 2 for bridges, 72 for NVL72 racks.
  package let fabricDomain: Int?
  package let hostBus: ByteRate?
  package let hostBusName: String?
  /// Accelerators in a typical node, which tensor parallelism should not leave; nil when unknown.
  package let acceleratorsPerNode: Int?

  /// Links of which nothing is known.
  package static let unknown = Links(
    fabric: nil, fabricDomain: nil, hostBus: nil, hostBusName: nil, acceleratorsPerNode: nil)

  enum CodingKeys: String, CodingKey {
    case fabricDomain, hostBusName, acceleratorsPerNode
    case fabric = "fabricBytesPerSecond"
    case hostBus = "hostBusBytesPerSecond"
  }

  /// The rate at which this many accelerators exchange data: the fabric where it joins them all, else the host bus.
  package func rate(joining accelerators: Int) -> ByteRate? {
    guard let fabric, accelerators <= fabricDomain ?? acceleratorsPerNode ?? accelerators else { return hostBus }
    return fabric
  }
}
