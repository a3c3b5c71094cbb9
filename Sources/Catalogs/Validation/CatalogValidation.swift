import Domain

/// What a check of a whole catalog folder found.
package struct CatalogReport: Sendable {
  /// Entries that were checked, by kind.
  package internal(set) var checked: [CatalogKind: Int] = [:]
  /// In the order of kinds and ids; empty when all is well.
  package internal(set) var findings: [MalformedEntry] = []
  package var isClean: Bool { findings.isEmpty }
}

/// Checks every file of a catalog folder, alone and against the others.
package enum CatalogValidation {
  /// Decodes and checks all entries, then names, references and indexes.
  package static func validate(_ folder: String) throws(CatalogError) -> CatalogReport {
    guard FileSystem.isDirectory(folder) else { throw .unreadable(path: folder, reason: "it is not a folder") }
    try CatalogLocation.requireListable(folder)
    var report = CatalogReport()
    // A folder of one's own may refer to the shipped formats.
    let shipped = (try? CatalogLocation.find())?.folders ?? []
    let source = FormatShelf(folders: [folder] + shipped).source
    let models: [Model] = check(folder, source, shipped, &report)
    let accelerators: [Accelerator] = check(folder, source, shipped, &report)
    let hosts: [Host] = check(folder, source, shipped, &report)
    let schemes: [Scheme] = check(folder, source, shipped, &report)
    let engines: [Engine] = check(folder, source, shipped, &report)
    let _: [Workload] = check(folder, source, shipped, &report)
    let regions: [Region] = check(folder, source, shipped, &report)
    let formats: [FormatEntry] = check(folder, source, shipped, &report)
    let evidence: [Evidence] = check(folder, source, shipped, &report)
    let prices: [PriceList] = check(folder, source, shipped, &report)
    let measurements: [KeptMeasurement] = check(folder, source, shipped, &report)
    guard !report.checked.isEmpty else { throw nothing(in: folder) }
    // Entries of one's own may refer to the shipped ones.
    let others = CatalogStore(CatalogLocation(folders: CatalogLocation.isComplete(folder) ? [] : shipped))
    let references = CatalogReferences(folder: folder) { kind in Set(others.entries(kind).map(\.id)) }
    report.findings += references.check(
      models: models, accelerators: accelerators, schemes: schemes, engines: engines, formats: formats)
    report.findings += references.check(hosts, accelerators: accelerators)
    report.findings += repeatedNames(hosts, beside: accelerators, folder: folder)
    report.findings += evidence.flatMap {
      references.check(of: $0, models: models, accelerators: accelerators, schemes: schemes, engines: engines)
    }
    report.findings += references.check(prices: prices, accelerators: accelerators, regions: regions)
    report.findings += references.check(
      measurements, accelerators: accelerators, schemes: schemes, engines: engines)
    report.findings += defaultsFindings(in: folder) + editionFindings(in: folder)
    for kind in CatalogKind.allCases where report.checked[kind] != nil {
      report.findings += CatalogIndex.findings(kind, in: folder)
    }
    return report
  }

  private static func nothing(in folder: String) -> CatalogError {
    .malformed(
      MalformedEntry(
        path: folder, line: nil, keyPath: "",
        expected: "folders called " + CatalogKind.allCases.map(\.folder).joined(separator: ", "),
        found: "none of them", fix: "name the folder that holds them"))
  }

  private static func check<Item: CatalogItem>(
    _ folder: String, _ formats: any FormatSource, _ others: [String], _ report: inout CatalogReport
  ) -> [Item] {
    guard let ids = FileSystem.entries(in: "\(folder)/\(Item.kind.folder)") else { return [] }
    var items: [Item] = []
    for id in ids {
      let path = "\(folder)/\(Item.kind.folder)/\(id).json"
      do {
        items.append(try CatalogFile.read(path, expectedID: id, formats: formats, folders: [folder] + others))
      } catch {
        // Many entries may name one format that is at fault.
        let finding = finding(error, path: path)
        if !report.findings.contains(finding) { report.findings.append(finding) }
      }
    }
    report.checked[Item.kind] = ids.count
    report.findings += repeatedNames(items, beside: [Item](), folder: folder)
    return items
  }

  static func finding(_ error: CatalogError, path: String) -> MalformedEntry {
    switch error {
    case .malformed(let entry): entry
    case .unreadable(_, let reason):
      MalformedEntry(
        path: path, line: nil, keyPath: "", expected: "a readable file",
        found: "one that can't be read (\(reason))", fix: "make it readable or remove it")
    default:
      MalformedEntry(
        path: path, line: nil, keyPath: "", expected: "a sound entry", found: "\"\(error.message)\"", fix: nil)
    }
  }

  /// Aliases must lead to one entry: none may be another entry's id or alias, nor one of others that share their names.
  private static func repeatedNames<Item: CatalogItem, Other: CatalogItem>(
    _ items: [Item], beside others: [Other], folder: String
  ) -> [MalformedEntry] {
    var owners = Dictionary(
      others.flatMap { other in ([other.id] + other.aliases.map { $0.lowercased() }).map { ($0, other.id) } },
      uniquingKeysWith: { first, _ in first })
    var findings = items.filter { owners[$0.id] != nil }.map { item in
      MalformedEntry(
        path: "\(folder)/\(Item.kind.folder)/\(item.id).json", line: nil, keyPath: "id",
        expected: "a name that no \(Other.kind.singular) has", found: "\"\(item.id)\"",
        fix: "rename the file and its id")
    }
    // Of one kind alone the aliases are compared as its own check is made.
    if others.isEmpty { for item in items { owners[item.id] = item.id } }
    for item in items {
      for (index, alias) in item.aliases.enumerated() {
        let name = alias.lowercased()
        if let owner = owners[name] {
          findings.append(
            MalformedEntry(
              path: "\(folder)/\(Item.kind.folder)/\(item.id).json", line: nil, keyPath: "aliases[\(index)]",
              expected: "a name that no other \(Item.kind.singular) has", found: "\"\(alias)\", which means \(owner)",
              fix: "remove the alias or change it"))
        }
        if others.isEmpty { owners[name] = item.id }
      }
    }
    return findings
  }
}
