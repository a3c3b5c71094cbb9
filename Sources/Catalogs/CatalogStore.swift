import Domain
import Machine
import Platform

/// The catalogs of a location: finds entries by what people call them, reads only the files it must.
package struct CatalogStore: Sendable {
  package let location: CatalogLocation
  let formats: FormatShelf
  let machines: MachineShelf
  let defaultsRead = FileMemory<RequestDefaults>()
  let indexesRead = FileMemory<[String: CatalogHeader]>()

  /// - Parameter machine: what `this` asks for its hardware.
  package init(_ location: CatalogLocation, machine: any MachineReader = SystemMachine()) {
    self.location = location
    formats = FormatShelf(folders: location.folders)
    machines = MachineShelf(machine)
  }

  /// Opens the catalogs where `CatalogLocation.find` finds them.
  package static func open(catalogs argument: String? = nil) throws(CatalogError) -> CatalogStore {
    CatalogStore(try CatalogLocation.find(argument: argument))
  }

  /// A query is an id, an alias, a part of a name that only one entry has, or a path to a JSON file; a model's may also
  /// be a folder with a Hugging Face `config.json`.
  package func model(_ query: String) throws(CatalogError) -> Model {
    guard case .file(let path) = reference(query) else {
      if let size = ModelSize(query) { return size.model }
      if let problem = ModelSize.problem(query) { throw .malformed(problem) }
      if let model = hubModel(query) { return model }
      return try item(query)
    }
    switch ModelFile(path) {
    case .configuration(let path)?: return try ConfiguredModel.read(path, self)
    case .gguf(let path)?: return try WeightFileModel.read(gguf: path, self)
    case .bareWeights(let path)?: throw WeightFileModel.refusal(of: path)
    case .unknown(let path)?: throw ModelFile.refusal(of: path)
    case nil: return try item(query)
    }
  }

  /// The model of a hub's repository, `owner/name` in any case, else one that was tuned from it and has the same
  /// architecture; nil where the query is none, or nobody has it.
  private func hubModel(_ query: String) -> Model? {
    guard query.contains("/") else { return nil }
    let wanted = (query.hasPrefix("hf:") ? String(query.dropFirst(3)) : query).lowercased()
    // What can't be read is a warning of the plan's.
    let readable = readModels().compactMap { try? $0.get() }
    return readable.first { $0.huggingFaceID?.lowercased() == wanted }
      ?? readable.first { $0.huggingFaceBaseID?.lowercased() == wanted }
  }
  /// The file that tells of a model that no catalog holds, where a query is a path to one.
  package func modelFile(_ query: String) -> String? {
    guard case .file(let path) = reference(query) else { return nil }
    return ModelFile(path)?.path
  }
  /// A scheme may also be a mix, as `MixExpression` tells.
  package func scheme(_ query: String) throws(CatalogError) -> Scheme {
    if case .mix = reference(query) { try mix(query) } else { try item(query) }
  }
  package func engine(_ query: String) throws(CatalogError) -> Engine { try item(query) }
  package func workload(_ query: String) throws(CatalogError) -> Workload { try item(query) }
  package func region(_ query: String) throws(CatalogError) -> Region { try item(query) }
  package func evidence(_ query: String) throws(CatalogError) -> Evidence { try item(query) }

  /// What quantization costs, from the strongest folder that tells; nil where none does.
  package func qualityFit() throws(CatalogError) -> QualityFit? {
    try evidence(of: .quality)?.quality
  }

  /// What accelerators draw of their boards' power, from the strongest folder that tells; nil where none does.
  package func drawnPower() throws(CatalogError) -> DrawnPower? {
    try evidence(of: .drawnPower)?.drawnPower
  }
  package func format(_ query: String) throws(CatalogError) -> FormatEntry { try item(query) }
  package func priceList(_ query: String) throws(CatalogError) -> PriceList { try item(query) }
  package func measurement(_ query: String) throws(CatalogError) -> KeptMeasurement { try item(query) }

  /// The same, and of a part of a card that has none its share of the card's.
  package func priceList(of accelerator: Accelerator) throws(CatalogError) -> PriceList? {
    if let own = try priceList(of: accelerator.id) { return own }
    guard let slice = accelerator.slice, let whole = try priceList(of: slice.card) else { return nil }
    return whole.share(slice, id: accelerator.id, name: accelerator.name)
  }

  /// The prices of an accelerator by its id, from the strongest folder that tells; nil where none does.
  package func priceList(of accelerator: String) throws(CatalogError) -> PriceList? {
    guard let path = exactPath(accelerator, kind: .prices) else { return nil }
    return try CatalogFile.read(
      path, expectedID: accelerator, formats: formats.source, folders: location.folders)
  }

  /// Every entry of a kind, in the order of the ids, but for files at fault in folders of the user's own, which nobody asked
  /// for by name: `faultsOfOwnEntries` tells them.
  package func allModels() throws(CatalogError) -> [Model] { try all() }
  package func allAccelerators() throws(CatalogError) -> [Accelerator] { try all() }
  /// What each accelerator's file gave, for those who can do without some.
  package func readAccelerators() -> [Result<Accelerator, CatalogError>] { results { _ in true } }
  /// The same of those of one maker and class, and of those that don't say.
  package func readAccelerators(like other: Accelerator) -> [Result<Accelerator, CatalogError>] {
    let alike = entries(.hardware).lazy.filter {
      $0.vendor ?? other.vendor == other.vendor && $0.deviceClass ?? other.deviceClass == other.deviceClass
    }
    let ids = Set(alike.map(\.id))
    return results { ids.contains($0) }
  }
  /// What each model's file gave.
  package func readModels() -> [Result<Model, CatalogError>] { results { _ in true } }
  package func allHosts() throws(CatalogError) -> [Host] { try all() }
  package func allSchemes() throws(CatalogError) -> [Scheme] { try all() }
  /// The schemes to weigh for everyone: all but those on request, whose files are not read.
  package func offeredSchemes() throws(CatalogError) -> [Scheme] {
    let offered = Set(entries(.schemes).lazy.filter { !$0.onRequest }.map(\.id))
    return try all { offered.contains($0) }
  }
  package func allEngines() throws(CatalogError) -> [Engine] { try all() }
  package func allWorkloads() throws(CatalogError) -> [Workload] { try all() }
  package func allRegions() throws(CatalogError) -> [Region] { try all() }
  package func allEvidence() throws(CatalogError) -> [Evidence] { try all() }
  package func allFormats() throws(CatalogError) -> [FormatEntry] { try all() }
  package func allPriceLists() throws(CatalogError) -> [PriceList] { try all() }
  package func allMeasurements() throws(CatalogError) -> [KeptMeasurement] { try all() }

  /// The names of all entries of a kind, without reading the entries where an index spares it.
  package func entries(_ kind: CatalogKind) -> [CatalogEntry] { entries(kind, usingIndex: true) }

  /// The entry that a query means.
  package func resolve(_ query: String, kind: CatalogKind) throws(CatalogError) -> CatalogEntry {
    if let path = exactPath(query, kind: kind) {
      return CatalogEntry(kind: kind, id: query, name: query, aliases: [], path: path)
    }
    do {
      return try CatalogQuery(query, kind: kind).resolve(among: entries(kind, usingIndex: true))
    } catch {
      guard case .notFound = error else { throw error }
      return try CatalogQuery(query, kind: kind).resolve(among: entries(kind, usingIndex: false))
    }
  }
}
