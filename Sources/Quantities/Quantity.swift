/// A number with one fixed unit, so that bytes never meet seconds by accident.
///
/// Conforming types hold a single `Double` in the unit their name tells. JSON stores that number bare;
/// the key names the unit (`bandwidthBytesPerSecond`).
package protocol Quantity: Hashable, Comparable, Sendable, Codable {
  /// The magnitude in the type's own unit.
  var value: Double { get }
  /// Wraps a magnitude already in the type's own unit.
  init(_ value: Double)
}

extension Quantity {
  package static var zero: Self { Self(0) }
  package static func < (left: Self, right: Self) -> Bool { left.value < right.value }
  package static func + (left: Self, right: Self) -> Self { Self(left.value + right.value) }
  package static func - (left: Self, right: Self) -> Self { Self(left.value - right.value) }
  package static func * (left: Self, factor: Double) -> Self { Self(left.value * factor) }
  package static func * (factor: Double, right: Self) -> Self { Self(factor * right.value) }
  package static func / (left: Self, divisor: Double) -> Self { Self(left.value / divisor) }
  /// The ratio of two quantities of one kind, a plain number.
  package static func / (left: Self, right: Self) -> Double { left.value / right.value }
  package static func += (left: inout Self, right: Self) { left = left + right }

  package init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(Double.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}
