import Catalogs
import Domain

/// Several engines as somebody asked for them: `any`, or a list.
struct EngineSet {
  private static let words: Set<String> = ["any", "all"]
  /// As it was written.
  let text: String
  private let parts: [String]

  /// Nil for what names one engine, unless one is a choice too: where hardware is open, it is what was asked for.
  init?(_ text: String, orOne: Bool = false) {
    parts = text.split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
    let isSeveral = parts.count > 1 || parts.contains { Self.words.contains($0.lowercased()) }
    guard isSeveral || (orOne && !parts.isEmpty) else { return nil }
    self.text = text
  }

  /// The engines, each once: those that the catalogs prefer in their order, then the others by id.
  ///
  /// - Parameters:
  ///   - kind: the model's; nil where its layout is not known.
  ///   - accelerator: where they are to run; nil for anywhere.
  func engines(for kind: ServedKind?, on accelerator: Accelerator?, _ catalogs: CatalogStore) throws -> [Engine] {
    let preferred = try catalogs.defaults().engines.map(\.id)
    func place(_ engine: Engine) -> Int { preferred.firstIndex(of: engine.id) ?? preferred.count }
    var chosen: [Engine] = []
    for part in parts {
      let found =
        try Self.words.contains(part.lowercased())
        ? catalogs.comparedEngines(for: kind, on: accelerator) : [catalogs.engine(part)]
      chosen += found.filter { candidate in !chosen.contains { $0.id == candidate.id } }
    }
    return chosen.sorted { (place($0), $0.id) < (place($1), $1.id) }
  }

  /// What stands for the choice until it is made: the usual engine of an accelerator, else one that runs on it.
  func first(
    on accelerator: Accelerator, for kind: ServedKind?, _ resolver: RequestResolver
  ) throws -> Engine {
    let all = try engines(for: kind, on: accelerator, resolver.catalogs)
    let usual = try resolver.engine(for: accelerator, kind: kind)
    return all.first { $0.id == usual.id } ?? all.first { $0.runs(on: accelerator) != false } ?? all.first ?? usual
  }
}

extension PlanRequest {
  /// The engines that were asked for, best liked first; nil where the request names its own.
  ///
  /// - Parameter accelerator: where they are to run.
  func engineChoice(_ catalogs: CatalogStore, on accelerator: Accelerator) throws -> [Engine]? {
    guard let set = amongEngines.flatMap({ EngineSet($0, orOne: true) }) else { return nil }
    return try set.engines(for: catalogs.model(model).servedKind, on: accelerator, catalogs)
  }
}

extension CatalogStore {
  /// The engines that are weighed where nobody names one. Of those whose speed is another's, which runs wherever and
  /// whatever they do, nothing could be told that isn't known of that one.
  ///
  /// - Parameter accelerator: where they are to run; nil for anywhere.
  func comparedEngines(for kind: ServedKind?, on accelerator: Accelerator?) throws(CatalogError) -> [Engine] {
    let all = try allEngines()
    return all.filter { engine in
      // What makes images alone is no choice for anything else.
      if engine.modelKinds == [.denoiser], kind != .denoiser { return false }
      guard let loan = engine.borrows, loan.figures.contains(.speed),
        let lender = all.first(where: { $0.id == loan.from })
      else { return true }
      let isAlone = accelerator.map { lender.runs(on: $0) == false && engine.runs(on: $0) != false } ?? false
      return !engine.vendors.allSatisfy(lender.vendors.contains)
        || (engine.runs(kind) && (isAlone || !lender.runs(kind)))
    }
  }
}
