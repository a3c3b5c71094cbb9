/// A text that a file may break into several strings, which a space joins.
@propertyWrapper
package struct Prose: Codable, Sendable, Hashable {
  package let wrappedValue: String

  package init(wrappedValue: String) { self.wrappedValue = wrappedValue }

  package init(from decoder: any Decoder) throws {
    if (try? decoder.unkeyedContainer()) != nil {
      wrappedValue = try [String](from: decoder).joined(separator: " ")
    } else {
      wrappedValue = try decoder.singleValueContainer().decode(String.self)
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(wrappedValue)
  }
}
