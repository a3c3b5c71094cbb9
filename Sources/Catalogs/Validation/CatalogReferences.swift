import Domain

/// Checks that what entries say of each other exists.
struct CatalogReferences {
  let folder: String

  func check(
    models: [Model], accelerators: [Accelerator], schemes: [Scheme], engines: [Engine], formats: [FormatEntry]
  ) -> [MalformedEntry] {
    let engineIDs = Set(engines.map(\.id))
    let schemeIDs = Set(schemes.map(\.id))
    let vendors = Set(accelerators.compactMap(\.vendor))
    var findings: [MalformedEntry] = []
    for scheme in schemes {
      findings += unknown(scheme.engines, in: engineIDs, .engines, .schemes, scheme.id, "engines")
      findings += unknown(scheme.madeAtLoadBy, in: engineIDs, .engines, .schemes, scheme.id, "madeAtLoadBy")
    }
    for engine in engines {
      if !vendors.isEmpty {
        for (index, vendor) in engine.vendors.enumerated() where !vendors.contains(vendor) {
          findings.append(
            finding(.engines, engine.id, "vendors[\(index)]", "a vendor of the hardware catalog", "\"\(vendor)\""))
        }
      }
      let acceleratorIDs = Set(accelerators.map(\.id))
      for (index, adjustment) in engine.performance.adjustments.enumerated() {
        let key = "performance.adjustments[\(index)]"
        findings += unknown(
          adjustment.accelerators ?? [], in: acceleratorIDs, .hardware, .engines, engine.id, "\(key).accelerators")
        findings += unknown(adjustment.schemes ?? [], in: schemeIDs, .schemes, .engines, engine.id, "\(key).schemes")
      }
    }
    let formatIDs = Set(formats.map(\.id))
    for engine in engines {
      guard let mixing = engine.mixing else { continue }
      findings += unknown(mixing.schemes, in: schemeIDs, .schemes, .engines, engine.id, "mixing.schemes")
      findings += unknown(mixing.formats, in: formatIDs, .formats, .engines, engine.id, "mixing.formats")
    }
    let modelIDs = Set(models.map(\.id))
    for model in models {
      for (index, relation) in model.relations.enumerated() {
        let target = [relation.model].compactMap(\.self)
        findings += unknown(target, in: modelIDs, .models, .models, model.id, "relations[\(index)].model")
      }
    }
    return findings
  }

  /// Checks what the rows of some evidence refer to.
  func check(
    of evidence: Evidence, models: [Model], accelerators: [Accelerator], schemes: [Scheme], engines: [Engine]
  ) -> [MalformedEntry] {
    let ids: [(CatalogKind, Set<String>, (EvidenceRow) -> String?)] = [
      (.models, Set(models.map(\.id)), { $0.model }), (.hardware, Set(accelerators.map(\.id)), { $0.accelerator }),
      (.schemes, Set(schemes.map(\.id)), { $0.scheme }), (.engines, Set(engines.map(\.id)), { $0.engine }),
    ]
    return evidence.sets.flatMap { set in
      let named = set.engine.map { unknown([$0], in: ids[3].1, .engines, .evidence, evidence.id, "sets.engine") } ?? []
      return named
        + ids.flatMap { kind, known, reference in
          unknown(set.rows.compactMap(reference), in: known, kind, .evidence, evidence.id, "rows.\(kind.singular)")
        }
    }
  }

  private func unknown(
    _ references: [String], in ids: Set<String>, _ target: CatalogKind, _ kind: CatalogKind, _ id: String, _ key: String
  ) -> [MalformedEntry] {
    // A folder of a few entries of one's own refers to the shipped ones, which are not there to compare with.
    guard !ids.isEmpty else { return [] }
    return references.filter { !ids.contains($0) }.map {
      finding(kind, id, key, "the id of one of the \(target.folder)", "\"\($0)\"")
    }
  }

  private func finding(
    _ kind: CatalogKind, _ id: String, _ key: String, _ expected: String, _ found: String
  ) -> MalformedEntry {
    MalformedEntry(
      path: "\(folder)/\(kind.folder)/\(id).json", line: nil, keyPath: key, expected: expected, found: found,
      fix: "correct the name or add the entry")
  }
}
