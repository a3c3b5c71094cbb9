import Domain
import JSON

/// Accelerators by their own names and by those of the hosts that they stand in.
extension CatalogStore {
  /// An accelerator, or the one in a host, with the host's links and its part of the host's price.
  ///
  /// What is called exactly so comes first, accelerators before hosts; then parts of names, in the same order. A path is
  /// that of an entry of one's own of either kind. A query may also be `this`, and an entry with other memory, as
  /// `HardwareVariant` tells.
  package func accelerator(_ query: String) throws(CatalogError) -> Accelerator {
    if Self.isThisMachine(query) { return try machineHardware().planned().accelerator }
    if case .file(let path) = reference(query) { return try ownHardware(query, path) }
    if let variant = try HardwareVariant(query) { return try accelerator(variant) }
    if exactPath(query, kind: .hardware) != nil { return try item(query) }
    if let entry = host(calledExactly: query) { return try accelerator(in: item(entry.id) as Host) }
    do throws(CatalogError) {
      return try item(query)
    } catch {
      guard case .notFound = error else { throw error }
      return try accelerator(in: hostOrNearest(query))
    }
  }

  package func host(_ query: String) throws(CatalogError) -> Host { try item(query) }

  /// What an hour of a whole host costs by the lists of prices; nil where they don't tell, or it has cards of several
  /// kinds.
  package func machinePrice(of host: Host, _ query: PriceQuery) throws(CatalogError) -> MachinePrice? {
    guard host.accelerators.count == 1, let card = host.accelerators.first else { return nil }
    return try priceList(of: card.accelerator)?.machinePrice(host.names, accelerators: host.count, query)
  }

  /// The entry of the kind that a name of hardware is of.
  package func hardwareEntry(_ query: String) throws(CatalogError) -> CatalogEntry {
    if exactPath(query, kind: .hardware) == nil, let entry = host(calledExactly: query) { return entry }
    do throws(CatalogError) {
      return try resolve(query, kind: .hardware)
    } catch {
      guard case .notFound = error else { throw error }
      return try resolve(try hostOrNearest(query).id, kind: .hosts)
    }
  }

  /// What each host's file gave as hardware, for those who can do without some.
  package func readHosts() -> [Result<Accelerator, CatalogError>] {
    entries(.hosts).map { entry in
      Result { () throws(CatalogError) -> Accelerator in try accelerator(in: item(entry.id)) }
    }
  }

  private func host(calledExactly query: String) -> CatalogEntry? {
    let wanted = query.lowercased()
    return entries(.hosts).first { entry in
      ([entry.id, entry.name] + entry.aliases).contains { $0.lowercased() == wanted }
    }
  }

  /// A host by a part of its name; where there is none, the error names what is near among all hardware.
  private func hostOrNearest(_ query: String) throws(CatalogError) -> Host {
    do throws(CatalogError) {
      return try item(query)
    } catch {
      guard case .notFound = error else { throw error }
      return try item(nearestHardware(query).id)
    }
  }

  /// What is called so among all hardware.
  private func nearestHardware(_ query: String) throws(CatalogError) -> CatalogEntry {
    do throws(CatalogError) {
      return try CatalogQuery(query, kind: .hardware).resolve(among: entries(.hardware) + entries(.hosts))
    } catch {
      throw fault(behind: error, query, .hardware, .hosts)
    }
  }

  /// A file is a host where it lists accelerators.
  private func ownHardware(_ query: String, _ path: String) throws(CatalogError) -> Accelerator {
    var own: Accelerator
    if isHost(path) {
      own = try accelerator(in: item(query), path: path)
    } else {
      own = try item(query)
    }
    own.place = query
    return own
  }

  /// A file that can't be read complains when it is read as an accelerator.
  private func isHost(_ path: String) -> Bool {
    guard let bytes = try? FileSystem.read(path), let document = try? JSONDocument(bytes) else { return false }
    return document.root["accelerators"] != nil
  }

  private func accelerator(in host: Host, path: String? = nil) throws(CatalogError) -> Accelerator {
    var cards: [Accelerator] = []
    for (index, kind) in host.accelerators.enumerated() {
      cards.append(try card(kind.accelerator, at: "accelerators[\(index)].accelerator", of: host, path: path))
    }
    if let one = host.accelerator(cards) { return one }
    throw .malformed(fault(of: host, path, "accelerators", "at least one accelerator", "none"))
  }

  /// The accelerator that a host names, which is no host.
  private func card(_ name: String, at key: String, of host: Host, path: String?) throws(CatalogError) -> Accelerator {
    do throws(CatalogError) {
      return try item(name)
    } catch {
      guard case .notFound(_, _, let nearest) = error else { throw error }
      let near = nearest.isEmpty ? "" : ", such as \(nearest.joined(separator: ", "))"
      throw .malformed(fault(of: host, path, key, "the name of an accelerator\(near)", "\"\(name)\""))
    }
  }

  private func fault(
    of host: Host, _ path: String?, _ key: String, _ expected: String, _ found: String
  ) -> MalformedEntry {
    let place = path ?? exactPath(host.id, kind: .hosts) ?? host.id
    let document = (try? FileSystem.read(place)).flatMap { try? JSONDocument($0) }
    return MalformedEntry(
      path: place, line: document?.line(ofKeyPath: key), keyPath: key, expected: expected, found: found, fix: nil)
  }
}
