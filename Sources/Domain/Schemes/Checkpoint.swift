/// How a user's own checkpoint stores its weights: the scheme that it is made in, and where it differs from that.
package struct Checkpoint: Sendable, Hashable {
  /// The id of the catalog's scheme.
  package let scheme: String
  /// In the words of what wrote it: `awq, 4 bits, groups of 128`.
  package let label: String
  /// What it is called where the scheme's name, and what was published of that, are of another format:
  /// `INT2, group 32`.
  package let name: String?
  /// The file that tells it.
  package let source: String
  /// Classes that are stored otherwise than the scheme's rules say, or in part; their shares add up to 1.
  package let portions: [TensorClass: [Scheme.Portion]]

  /// The ids of the engines that read such files; nil for those of the scheme.
  package let engines: [String]?
  /// The format of the key-value cache that it has scales for; nil for none of its own.
  package let keyValueCache: KeyValueCacheFormat?

  package init(
    scheme: String, label: String, name: String? = nil, source: String,
    portions: [TensorClass: [Scheme.Portion]] = [:], engines: [String]? = nil,
    keyValueCache: KeyValueCacheFormat? = nil
  ) {
    self.engines = engines
    self.keyValueCache = keyValueCache
    self.scheme = scheme
    self.label = label
    self.name = name
    self.source = source
    self.portions = portions
  }

  /// Classes of which all or some stay at 16 bits or more where the scheme would quantize them.
  package func wide(in scheme: Scheme) -> [TensorClass] {
    TensorClass.allCases.filter { name in
      scheme.covers(name) && portions[name]?.contains { !$0.format.isQuantized } == true
    }
  }
}

extension Scheme {
  /// A format, and the share of a class's elements that has it.
  package struct Portion: Sendable, Hashable, Codable {
    package let format: StorageFormat
    package let share: Double

    /// The share is kept to 12 decimals, so that files which tell it are read as what was written.
    package init(format: StorageFormat, share: Double) {
      self.format = format
      self.share = share.keepingTwelveDecimals
    }

    /// A format that is known by the bits that its elements take, scales included, to 12 decimals.
    package init(formatID: String?, bits: Double, share: Double) {
      self.init(format: StorageFormat(id: formatID, elementBits: bits.keepingTwelveDecimals), share: share)
    }
  }

  /// The scheme as a checkpoint has it.
  package func stored(as checkpoint: Checkpoint) -> Scheme {
    var scheme = self
    scheme.portions = checkpoint.portions
    if let engines = checkpoint.engines { scheme.engines = engines }
    if let name = checkpoint.name { scheme.isCalled(name) }
    return scheme
  }
}

extension Scheme {
  /// Whether it stores what the catalogs' scheme of its name stores: neither a mix nor somebody's checkpoint.
  package var isAsCatalogued: Bool { !isMix && portions.isEmpty && !isOnlyNearest }

  /// The scheme without what a checkpoint has of its own.
  package var asCatalogued: Scheme {
    var scheme = self
    scheme.portions = [:]
    scheme.isOnlyNearest = false
    return scheme
  }
}

extension Scheme {
  /// Gives it a name of its own; what was published is of another format.
  private mutating func isCalled(_ name: String) {
    catalogName = catalogName ?? self.name
    self.name = name
    isOnlyNearest = true
    publishedRecovery = nil
    publishedPerplexityIncrease = nil
  }
}

extension Double {
  /// Without the noise that sums of binary fractions leave.
  fileprivate var keepingTwelveDecimals: Double { (self * 1e12).rounded() / 1e12 }
}
