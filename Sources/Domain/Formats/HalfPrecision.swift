/// 16-bit floats: what models are published in, and computed in where nothing narrower is asked for.
package enum HalfPrecision {
  package static let bits = 16.0
  /// Bytes of one element.
  package static let bytes = 2.0
}

extension StorageFormat {
  /// Whether an element takes fewer than 16 bits.
  package var isQuantized: Bool { elementBits < HalfPrecision.bits }
}

extension KeyValueCacheFormat {
  /// Whether a cached element takes fewer than 16 bits.
  package var isQuantized: Bool { bitsPerElement < HalfPrecision.bits }
}
