import Catalogs
import Domain

extension ResourceCache {
  /// What is offered, what is named beside it, and the ids of those among these that are weighed on request alone.
  func schemes(
    for request: PlanRequest, naming names: [String], catalogs: CatalogStore
  ) throws -> (all: [Scheme], onRequest: [String]) {
    let named = names + [request.scheme].compactMap(\.self)
    var schemes = try schemes(named: named, catalogs: catalogs)
    let onRequest = schemes.filter(\.onRequest).map(\.id)
    for expression in named where MixExpression.isMeant(by: expression) {
      let mix = try mix(expression, catalogs: catalogs)
      if !schemes.contains(where: { $0.id == mix.id }) { schemes.append(mix) }
    }
    return (schemes, onRequest)
  }

  /// The scheme of a name, or that an expression means.
  func scheme(_ name: String, _ catalogs: CatalogStore) throws -> Scheme {
    if MixExpression.isMeant(by: name) { return try mix(name, catalogs: catalogs) }
    return try keep(name, unless: catalogs.reference(name).isFile, in: \.named) { try catalogs.scheme(name) }
  }

  /// The scheme that an expression means.
  func mix(_ expression: String, catalogs: CatalogStore) throws -> Scheme {
    try keep(expression, in: \.mixes) { try catalogs.scheme(expression) }
  }

  /// The schemes offered to everyone, then those on request that are named.
  private func schemes(named names: [String], catalogs: CatalogStore) throws -> [Scheme] {
    let offered = try keep(in: \.offered) { try catalogs.offeredSchemes() }
    let known = Set(offered.map(\.id))
    let others = names.filter { !known.contains($0) }
    guard !others.isEmpty else { return offered }
    let onRequest = catalogs.entries(.schemes).filter { others.contains($0.id) && $0.onRequest }
    return offered
      + (try onRequest.map { entry in try keep(entry.id, in: \.onRequest) { try catalogs.scheme(entry.id) } })
  }
}
