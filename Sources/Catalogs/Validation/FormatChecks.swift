import Domain

extension FormatEntry: CatalogItem {
  static var kind: CatalogKind { .formats }

  func check(_ checker: inout EntryChecker) { format.check(&checker) }
}

extension StorageFormat {
  /// Checks a format at a key path of its file; none for the file itself.
  func check(_ checker: inout EntryChecker, _ keyPath: String? = nil) {
    func key(_ name: String) -> String { keyPath.map { "\($0).\(name)" } ?? name }
    checker.require(elementBits, in: 0.1...64, key("elementBits"))
    checker.require(scaleBits, in: 0...64, key("scaleBits"))
    checker.require(zeroPointBits, in: 0...64, key("zeroPointBits"))
    checker.require(
      granularity != nil || (scaleBits == 0 && zeroPointBits == 0), key("granularity"),
      "a granularity, as there are scales", found: "none",
      fix: "add tensor, channel, group-N, flat-N or block-RxC")
    checker.require(outerScale?.bits, in: 0...64, key("outerScale.bits"))
    checker.require(outerScale?.every, in: 1...1_000_000_000, key("outerScale.every"))
    checker.require(outerScale?.offsetBits, in: 0...64, key("outerScale.offsetBits"))
    checker.require(sparsity?.kept, in: 0.001...1, key("sparsity.kept"))
    checker.require(sparsity?.indexBitsPerKept, in: 0...64, key("sparsity.indexBitsPerKept"))
    checker.require(widthMultiple, in: 1...1_000_000, key("widthMultiple"))
    for (index, fallback) in fallbacks.enumerated() {
      checker.require(fallback.bitsPerElement, in: 0.1...64, key("fallbacks[\(index)].bitsPerElement"))
      checker.require(fallback.widthMultiple, in: 1...1_000_000, key("fallbacks[\(index)].widthMultiple"))
    }
  }
}
