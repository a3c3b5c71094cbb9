import ArgumentParser
import Catalogs
import Documents
import Domain
import Export
import JSON
import Presentation

/// `quantplan catalog show`: one entry with its sources.
struct CatalogShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one entry with its numbers and their sources.",
    usage: "quantplan catalog show <name> [<options>]",
    discussion: """
      --json prints the entry's file as it is; of a mix of formats, the file that it would be.

      Examples:
        quantplan catalog show llama-4-scout
        quantplan catalog show vllm --kind engines
        quantplan catalog show h100-sxm --json
        quantplan catalog show llama-4-scout -o scout.html
        quantplan catalog show ./my-checkpoint
        quantplan catalog show w4a16-g128+int8-g128:down_proj --json
      """)

  @Argument(help: ArgumentHelp("An id, an alias, a unique part of a name, or a path.", valueName: "name"))
  var name: String

  @OptionGroup var among: KindOptions

  @OptionGroup(title: "OUTPUT") var output: OutputOptions
  @OptionGroup var catalogs: CatalogOptions

  func run() throws {
    let store = try catalogs.open()
    if MixExpression.isMeant(by: name), !name.hasSuffix(".json") { return try show(mix: store.scheme(name)) }
    let place = try resolve(in: store)
    let title = "\(place.kind.singular) \(place.id)"
    // Read in any case, so that a malformed file is refused whatever the form of the result.
    let facts = try facts(place, store) + [Fact("File", place.path)]
    try output.write(CatalogDocument.entry(title, facts)) {
      String(decoding: try InputFile.read(place.path), as: UTF8.self)
    }
  }

  /// A mix has no file; as JSON it is one that a folder of one's own can hold.
  private func show(mix: Scheme) throws {
    let entry = mix.asCatalogEntry
    let file = Fact(
      "File", "none", note: "--json prints what schemes/\(entry.id).json in a --catalogs folder would hold")
    try output.write(CatalogDocument.entry("scheme \(mix.id)", SchemeFacts.facts(mix) + [file])) {
      try JSONText.encode(entry)
    }
  }

  private struct Place {
    let kind: CatalogKind
    let id: String
    let path: String
  }

  /// The first kind that has an entry of exactly this name, else the first where it is part of a name.
  private func resolve(in store: CatalogStore) throws -> Place {
    let kind = among.kind
    if kind ?? .models == .models, let path = store.modelFile(name) {
      return Place(kind: .models, id: name, path: path)
    }
    if name.hasSuffix(".json") {
      guard let kind else { throw Failure.usage("--kind: expected what \(name) holds, as in --kind models") }
      return Place(kind: kind, id: name, path: name)
    }
    let entry = try NamedEntry.resolve(name, kind: kind, in: store)
    return Place(kind: entry.kind, id: entry.id, path: entry.path)
  }

  private func hostFacts(_ host: Host, _ place: Place, _ store: CatalogStore) throws -> [Fact] {
    HostFacts.facts(
      host, try store.accelerator(place.path), rent: try store.machinePrice(of: host, store.usualPrices()))
  }

  private func acceleratorFacts(_ accelerator: Accelerator, _ store: CatalogStore) throws -> [Fact] {
    AcceleratorFacts.facts(accelerator, rent: try store.priceList(of: accelerator)?.price(store.usualPrices()))
  }

  private func facts(_ place: Place, _ store: CatalogStore) throws -> [Fact] {
    switch place.kind {
    case .models: ModelFacts.facts(try store.model(place.path))
    case .hardware:
      try acceleratorFacts(store.accelerator(place.path), store)
    case .hosts: try hostFacts(store.host(place.path), place, store)
    case .schemes: SchemeFacts.facts(try store.scheme(place.path))
    case .engines: EngineFacts.facts(try store.engine(place.path))
    case .workloads: WorkloadFacts.facts(try store.workload(place.path))
    case .regions: RegionFacts.facts(try store.region(place.path))
    case .evidence: EvidenceFacts.facts(try store.evidence(place.path))
    case .formats: FormatFacts.facts(try store.format(place.path))
    case .prices: PriceFacts.facts(try store.priceList(place.path))
    case .measurements: MeasurementFacts.facts(try store.measurement(place.path))
    }
  }
}
