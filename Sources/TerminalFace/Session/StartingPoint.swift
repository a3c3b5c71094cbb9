import Domain

/// What is planned first: what somebody asked, over the catalogs' opening question or its defaults.
package struct StartingPoint: Hashable, Sendable {
  package var changes: RequestChanges

  package init(_ changes: RequestChanges) { self.changes = changes }

  /// Shorthand for what is named most; nil leaves a choice to the catalogs.
  package init(model: String? = nil, hardware: String? = nil, count: Int? = nil, weights: String? = nil) {
    changes = RequestChanges()
    changes[.model] = model
    changes[.accelerator] = hardware
    changes[.count] = count.map { String($0) }
    changes[.weights] = weights
  }
}
