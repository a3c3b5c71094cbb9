import Quantities

extension Host {
  /// The accelerator as it stands in this host: its links are the host's.
  ///
  /// - Parameter cards: what `accelerators` names, in order.
  package func accelerator(_ cards: [Accelerator]) -> Accelerator? {
    let kinds = zip(cards, accelerators).map { (card: $0, count: $1.count) }
    guard kinds.count == accelerators.count, var one = kinds.count > 1 ? Accelerator(sideBySide: kinds) : cards.first
    else { return nil }
    one.links = links(of: one.links, isMixed: kinds.count > 1)
    one.host = self
    one.place = id
    return one
  }

  /// A fabric that reaches beyond usual hosts of the accelerator does so here.
  private func links(of own: Links, isMixed: Bool) -> Links {
    let reaches = own.fabricDomain.map { $0 > own.acceleratorsPerNode ?? $0 } ?? false
    let domain = links?.fabricDomain ?? own.fabricDomain.map { reaches ? $0 : min($0, count) }
    let isJoined = (domain ?? count) > 1 && !isMixed
    return Links(
      fabric: isJoined ? links?.fabric ?? own.fabric : nil, fabricDomain: isJoined ? domain : nil,
      hostBus: links?.hostBus ?? own.hostBus, hostBusName: links?.hostBusName ?? own.hostBusName,
      acceleratorsPerNode: max(count / max(machines ?? 1, 1), 1),
      network: links?.network.map { ByteRate($0.value / Double(count)) } ?? own.network,
      networkName: links?.network == nil ? own.networkName : links?.networkName, standsAlone: own.standsAlone)
  }
}

extension Accelerator {
  /// What a request names to get this: the host's or its own id, or a path.
  package var reference: String { place ?? id }
  /// What tables call it.
  package var label: String { host?.id ?? id }
  package var hostUse: HostUse? {
    host.map { HostUse(reference: reference, accelerator: id, accelerators: $0.count) }
  }
  /// Cards of different kinds side by side.
  package var isMixed: Bool { host.map { $0.accelerators.count > 1 } ?? false }

  /// A machine of its own that nothing usual joins to another one: a laptop, a phone, a desktop with shared memory.
  package var isWholeMachine: Bool {
    guard host == nil, links.acceleratorsPerNode == 1, links.fabric == nil, links.network == nil else { return false }
    return [.desktop, .laptop, .edge, .mobile].contains(deviceClass)
  }
}
