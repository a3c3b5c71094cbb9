import Quantities

/// What comes out of models whose work isn't counted in tokens.
package struct ServedItems: Sendable, Hashable {
  package let unit: Unit
  package let perSecond: Interval

  /// What one of them is.
  package enum Unit: String, Codable, Sendable, CaseIterable {
    /// Texts that are embedded, ranked or classified.
    case requests
    case images
    /// Seconds of speech that are transcribed.
    case audioSeconds
  }

  package init(unit: Unit, perSecond: Interval) {
    self.unit = unit
    self.perSecond = perSecond
  }
}
