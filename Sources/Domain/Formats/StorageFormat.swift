/// How one tensor's elements are stored, scales and all.
package struct StorageFormat: Sendable, Hashable {
  /// The catalog's id, `int4-g128`, by which the laboratory finds its codec; nil for a format without a name.
  package let id: String?
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
  package let packing: Packing
  /// Formats with blocks need row widths that divide by this; other widths get the first of `fallbacks` that fits.
  package let widthMultiple: Int?
  package let fallbacks: [Fallback]

  /// Bits that describe a larger stretch of elements than one scale does.
  package struct OuterScale: Hashable, Sendable {
    package let bits: Double
    /// Elements it covers; nil for the whole tensor.
    package let every: Int?
    /// Bits stored once a tensor beside it: the mean of scales that are quantized without it.
    package let offsetBits: Double

    package init(bits: Double, every: Int? = nil, offsetBits: Double = 0) {
      self.bits = bits
      self.every = every
      self.offsetBits = offsetBits
    }
  }

  /// Pruned storage: `kept` of the elements, each with the bits that say where it stood.
  package struct Sparsity: Codable, Hashable, Sendable {
    package let kept: Double
    package let indexBitsPerKept: Double
  }

  /// What codes are filled up to where they end amid a word.
  package enum Packing: String, Codable, Sendable, CaseIterable {
    /// Nothing: they lie without gaps.
    case dense
    /// The codes of a tensor fill whole bytes.
    case bytes
    /// The codes of a row and the zero points of a column of groups fill whole 32-bit words.
    case words
    /// Ten codes share each 32-bit word.
    case tenAWord = "ten-a-word"
  }

  /// What a row of another width is stored in instead.
  package struct Fallback: Hashable, Sendable {
    /// The catalog's id of that format.
    package let id: String?
    /// Scales included.
    package let bitsPerElement: Double
    /// The widths it takes; nil for any.
    package let widthMultiple: Int?
  }

  package init(
    id: String?, elementBits: Double, scaleBits: Double = 0, zeroPointBits: Double = 0,
    granularity: Granularity? = nil, outerScale: OuterScale? = nil, sparsity: Sparsity? = nil,
    packing: Packing = .dense, widthMultiple: Int? = nil, fallbacks: [Fallback] = []
  ) {
    self.id = id
    self.elementBits = elementBits
    self.scaleBits = scaleBits
    self.zeroPointBits = zeroPointBits
    self.granularity = granularity
    self.outerScale = outerScale
    self.sparsity = sparsity
    self.packing = packing
    self.widthMultiple = widthMultiple
    self.fallbacks = fallbacks
  }

  /// What a matrix of this width is stored in instead; nil when this format takes it.
  package func fallback(columns: Int) -> Fallback? {
    guard let widthMultiple, columns % widthMultiple != 0 else { return nil }
    return fallbacks.first { columns % ($0.widthMultiple ?? 1) == 0 }
  }

  /// The id of what rows of this width are stored in, the fallback for odd widths included.
  package func id(columns: Int) -> String? { fallback(columns: columns).map(\.id) ?? id }

  /// The groups that rows of this width don't fill, which kernels then refuse; nil where they do, and for formats that
  /// store such rows otherwise.
  package func unfilledGroup(columns: Int) -> Int? {
    guard case .group(let size) = granularity, widthMultiple == nil, columns % size != 0 else { return nil }
    return size
  }

  /// The ids of the format and of what it falls back to.
  package var ids: [String] { ([id] + fallbacks.map(\.id)).compactMap(\.self) }
}
