import Domain

/// Checks that what entries say of each other exists.
struct CatalogReferences {
  let folder: String
  /// Ids of a kind that other folders have.
  var others: (CatalogKind) -> Set<String> = { _ in [] }

  func check(
    models: [Model], accelerators: [Accelerator], schemes: [Scheme], engines: [Engine], formats: [FormatEntry]
  ) -> [MalformedEntry] {
    let engineIDs = Set(engines.map(\.id))
    let schemeIDs = Set(schemes.map(\.id))
    let acceleratorIDs = Set(accelerators.map(\.id))
    let formatIDs = Set(formats.map(\.id))
    let vendors = Set(accelerators.compactMap(\.vendor))
    let modelIDs = Set(models.map(\.id))
    var findings: [MalformedEntry] = []
    for scheme in schemes {
      findings += unknown(scheme.engines, in: engineIDs, .engines, .schemes, scheme.id, "engines")
      findings += unknown(scheme.madeAtLoadBy, in: engineIDs, .engines, .schemes, scheme.id, "madeAtLoadBy")
    }
    for engine in engines {
      findings += unknownVendors(of: engine, in: vendors)
      findings += unknownAdjustments(of: engine, accelerators: acceleratorIDs, schemes: schemeIDs)
      let lender = [engine.borrows?.from].compactMap(\.self)
      findings += unknown(engine.ownSchemes, in: schemeIDs, .schemes, .engines, engine.id, "ownSchemes")
      findings += unknown(lender, in: engineIDs, .engines, .engines, engine.id, "borrows.from")
      guard let mixing = engine.mixing else { continue }
      findings += unknown(mixing.schemes, in: schemeIDs, .schemes, .engines, engine.id, "mixing.schemes")
      findings += unknown(mixing.formats, in: formatIDs, .formats, .engines, engine.id, "mixing.formats")
    }
    for accelerator in accelerators {
      let card = [accelerator.slice?.card].compactMap(\.self)
      findings += unknown(card, in: acceleratorIDs, .hardware, .hardware, accelerator.id, "slice.card")
    }
    for model in models {
      findings += unknownRelations(of: model, in: modelIDs)
      guard let checkpoint = model.checkpoint else { continue }
      findings += unknown([checkpoint.scheme], in: schemeIDs, .schemes, .models, model.id, "checkpoint.scheme")
      findings += unknown(
        checkpoint.engines ?? [], in: engineIDs, .engines, .models, model.id, "checkpoint.engines")
    }
    return findings
  }

  /// Checks that the accelerators of hosts exist.
  func check(_ hosts: [Host], accelerators: [Accelerator]) -> [MalformedEntry] {
    let ids = Set(accelerators.map(\.id))
    return hosts.flatMap { host in
      unknown(host.accelerators.map(\.accelerator), in: ids, .hardware, .hosts, host.id, "accelerators")
    }
  }

  private func unknownVendors(of engine: Engine, in vendors: Set<String>) -> [MalformedEntry] {
    // A few cards of one's own are not all vendors that there are.
    guard !vendors.isEmpty, others(.hardware).isEmpty else { return [] }
    return engine.vendors.enumerated().filter { !vendors.contains($0.element) }.map { index, vendor in
      finding(.engines, engine.id, "vendors[\(index)]", "a vendor of the hardware catalog", "\"\(vendor)\"")
    }
  }

  private func unknownAdjustments(
    of engine: Engine, accelerators: Set<String>, schemes: Set<String>
  ) -> [MalformedEntry] {
    engine.performance.adjustments.enumerated().flatMap { index, adjustment in
      let key = "performance.adjustments[\(index)]"
      return unknown(
        adjustment.accelerators ?? [], in: accelerators, .hardware, .engines, engine.id, "\(key).accelerators")
        + unknown(adjustment.schemes ?? [], in: schemes, .schemes, .engines, engine.id, "\(key).schemes")
    }
  }

  private func unknownRelations(of model: Model, in models: Set<String>) -> [MalformedEntry] {
    model.relations.enumerated().flatMap { index, relation in
      let target = [relation.model].compactMap(\.self)
      return unknown(target, in: models, .models, .models, model.id, "relations[\(index)].model")
    }
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

  /// Checks that measurements are of accelerators, schemes and engines that the catalogs have; models may be files.
  func check(
    _ measurements: [KeptMeasurement], accelerators: [Accelerator], schemes: [Scheme], engines: [Engine]
  ) -> [MalformedEntry] {
    let named: [(CatalogKind, Set<String>, String, (KeptMeasurement.Subject) -> String)] = [
      // An expression for other memory, or a mix, is no entry.
      (.hardware, Set(accelerators.map(\.id)), "accelerator", { String($0.accelerator.prefix { $0 != ":" }) }),
      (.engines, Set(engines.map(\.id)), "engine", { $0.engine }),
      (.schemes, Set(schemes.map(\.id)), "scheme", { $0.scheme }),
    ]
    return named.flatMap { kind, own, key, reference -> [MalformedEntry] in
      // The shipped ones too, which a folder with measurements alone refers to.
      let known = own.union(others(kind))
      return measurements.compactMap { measurement in
        let id = reference(measurement.deployment)
        let isExpression = kind == .schemes && MixExpression.isMeant(by: id)
        guard !known.isEmpty, !isExpression, !known.contains(id) else { return nil }
        return finding(
          .measurements, measurement.id, "deployment.\(key)", "the id of one of the \(kind.folder)", "\"\(id)\"")
      }
    }
  }

  /// Checks that prices are of accelerators and countries that the catalogs have.
  func check(prices: [PriceList], accelerators: [Accelerator], regions: [Region]) -> [MalformedEntry] {
    let (ids, countries) = (Set(accelerators.map(\.id)), Set(regions.map(\.country)))
    return prices.flatMap { list in
      unknown([list.id], in: ids, .hardware, .prices, list.id, "id")
        + list.prices.enumerated().flatMap { index, price in
          let named = [price.country].compactMap(\.self).filter { !countries.isEmpty && !countries.contains($0) }
          return named.map {
            finding(.prices, list.id, "prices[\(index)].country", "a country of one of the regions", "\"\($0)\"")
          }
        }
    }
  }

  private func unknown(
    _ references: [String], in ids: Set<String>, _ target: CatalogKind, _ kind: CatalogKind, _ id: String, _ key: String
  ) -> [MalformedEntry] {
    // A folder of a few entries of one's own refers to the shipped ones, which are not there to compare with.
    guard !ids.isEmpty else { return [] }
    let strangers = references.filter { !ids.contains($0) }
    guard !strangers.isEmpty else { return [] }
    let known = others(target)
    return strangers.filter { !known.contains($0) }.map {
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
