/// One value of a GGUF file's metadata.
package enum GGUFValue: Sendable, Hashable {
  case integer(Int)
  case real(Double)
  case bool(Bool)
  case string(String)
  /// Short arrays of numbers, such as head counts by layer.
  case numbers([Double])
  /// Any other array: vocabularies are not kept.
  case array(count: Int)

  package var integer: Int? {
    if case .integer(let value) = self { return value }
    return nil
  }

  package var string: String? {
    if case .string(let value) = self { return value }
    return nil
  }
}
