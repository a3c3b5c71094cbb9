import Domain
import JSON

extension CatalogStore {
  /// The scheme that an expression means: `w4a16-g128+int8-g128:down_proj,lm_head`.
  func mix(_ query: String) throws(CatalogError) -> Scheme {
    let expression = try reading(query) { () throws(MixError) in try MixExpression(query) }
    let base: Scheme = try item(expression.base)
    let schemes = try allSchemes()
    let formats = schemes.loadableFormats
    var parts: [Scheme.MixPart] = []
    for part in expression.parts {
      guard let stored = format(named: part.format, among: formats, of: schemes) else {
        try checkFile(of: part.format)
        throw .unmixable(query: query, .unknownFormat(part.format, known: formats.map(\.name)))
      }
      parts.append(Scheme.MixPart(stored: stored, classes: part.classes))
    }
    let engines = try allEngines()
    return try reading(query) { () throws(MixError) in try Scheme(mixing: parts, into: base, engines: engines) }
  }

  /// A format by its id or alias, else the main format of the scheme that has this name.
  private func format(named name: String, among formats: [LoadableFormat], of schemes: [Scheme]) -> LoadableFormat? {
    let wanted = NameMatching.squeezed(name)
    let aliased = entries(.formats).first { $0.aliases.contains { NameMatching.squeezed($0) == wanted } }?.id
    let named = formats.first { NameMatching.squeezed($0.name) == wanted || $0.name == aliased }
    if let named { return named }
    guard let entry = try? resolve(name, kind: .schemes), let scheme = schemes.first(where: { $0.id == entry.id })
    else { return nil }
    return formats.first { $0.name == scheme.mainFormat.id }
  }

  /// Makes sure that it isn't for a file at fault that a format, or the scheme that stands for it, is not known.
  private func checkFile(of name: String) throws(CatalogError) {
    for kind in [CatalogKind.formats, .schemes] {
      guard let entry = try? resolve(name, kind: kind) else { continue }
      if kind == .formats { _ = try format(entry.id) } else { _ = try item(entry.id) as Scheme }
    }
  }

  private func reading<Value>(
    _ query: String, _ body: () throws(MixError) -> Value
  ) throws(CatalogError) -> Value {
    do {
      return try body()
    } catch {
      throw .unmixable(query: query, error)
    }
  }
}
