import Quantities

/// How one tensor's elements are stored, scales and all.
package struct StorageFormat: Codable, Sendable, Hashable {
  /// The laboratory's name of the format, `int4-g128`; nil where the laboratory can't measure it.
  package let laboratoryFormat: String?
  /// Bits of one stored element.
  package let elementBits: Double
  package let scaleBits: Double
  package let zeroPointBits: Double
  /// Elements that share one scale; nil when no scale is stored.
  package let granularity: Granularity?
  /// Scales of scales.
  package let outerScale: OuterScale?
  /// The part of the elements that is stored, with the cost of saying which.
  package let sparsity: Sparsity?
  /// Formats with blocks need row widths that divide by this; other widths get the first of `fallbacks` that fits.
  package let widthMultiple: Int?
  package let fallbacks: [Fallback]

  /// Bits that describe a larger stretch of elements than one scale does.
  package struct OuterScale: Codable, Hashable, Sendable {
    package let bits: Double
    /// Elements it covers; nil for the whole tensor.
    package let every: Int?
  }

  /// Pruned storage: `kept` of the elements, each with the bits that say where it stood.
  package struct Sparsity: Codable, Hashable, Sendable {
    package let kept: Double
    package let indexBitsPerKept: Double
  }

  /// What a row of another width is stored in instead.
  package struct Fallback: Codable, Hashable, Sendable {
    package let laboratoryFormat: String?
    /// Scales included.
    package let bitsPerElement: Double
    /// The widths it takes; nil for any.
    package let widthMultiple: Int?
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    laboratoryFormat = try values.decodeIfPresent(String.self, forKey: .laboratoryFormat)
    elementBits = try values.decode(Double.self, forKey: .elementBits)
    scaleBits = try values.value(.scaleBits, default: 0)
    zeroPointBits = try values.value(.zeroPointBits, default: 0)
    granularity = try values.decodeIfPresent(Granularity.self, forKey: .granularity)
    outerScale = try values.decodeIfPresent(OuterScale.self, forKey: .outerScale)
    sparsity = try values.decodeIfPresent(Sparsity.self, forKey: .sparsity)
    widthMultiple = try values.decodeIfPresent(Int.self, forKey: .widthMultiple)
    fallbacks = try values.value(.fallbacks, default: [])
  }
}

extension StorageFormat {
  /// Stored bits of a matrix of rows × columns, everything included.
  package func bits(rows: Int, columns: Int) -> Double {
    let elements = Double(rows) * Double(columns)
    if let fallback = fallback(columns: columns) { return elements * fallback.bitsPerElement }
    var bits = elements * elementBits
    if let sparsity { bits = elements * sparsity.kept * (elementBits + sparsity.indexBitsPerKept) }
    if let granularity {
      bits += granularity.scales(rows: rows, columns: columns) * (scaleBits + zeroPointBits)
    }
    if let outerScale { bits += outerScale.bits * outerScale.count(elements: elements) }
    return bits
  }

  /// Stored bits over elements.
  package func bitsPerWeight(rows: Int, columns: Int) -> Double {
    bits(rows: rows, columns: columns) / (Double(rows) * Double(columns))
  }

  /// What a matrix of this width is stored in instead; nil when this format takes it.
  package func fallback(columns: Int) -> Fallback? {
    guard let widthMultiple, columns % widthMultiple != 0 else { return nil }
    return fallbacks.first { columns % ($0.widthMultiple ?? 1) == 0 }
  }
}

extension StorageFormat.OuterScale {
  fileprivate func count(elements: Double) -> Double {
    guard let every else { return 1 }
    return (elements / Double(every)).rounded(.up)
  }
}
