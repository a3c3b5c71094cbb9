import Domain

/// Elements of each class of tensors by what they are stored in.
struct FormatTally {
  private var elements: [TensorClass: [(format: StorageFormat, count: Double)]] = [:]

  mutating func add(_ count: Double, of name: TensorClass, in format: StorageFormat) {
    var known = elements[name] ?? []
    if let place = known.firstIndex(where: { $0.format == format }) {
      known[place].count += count
    } else {
      known.append((format, count))
    }
    elements[name] = known
  }

  /// Whether these classes, and none beside them, are stored in a format of the catalog's.
  func quantizes(only names: Set<TensorClass>, in id: String) -> Bool {
    let quantized = elements.filter { $0.value.contains { $0.format.isQuantized } }
    return !quantized.isEmpty && names.isSuperset(of: quantized.keys)
      && quantized.values.allSatisfy { formats in formats.allSatisfy { $0.format.id == id } }
  }

  /// The shares of classes that aren't stored as a scheme would have them, the largest first.
  ///
  /// - Parameter traits: the model's, since some rules hold for mixtures only, or not for them.
  func portions(besides base: Scheme, in traits: Scheme.ModelTraits) -> [TensorClass: [Scheme.Portion]] {
    elements.compactMapValues { formats in formats.isEmpty ? nil : formats }.reduce(into: [:]) { portions, entry in
      let (name, formats) = entry
      let usual = base.format(for: name, layer: 0, in: traits)
      guard formats.count > 1 || formats[0].format != usual else { return }
      let total = formats.reduce(0) { $0 + $1.count }
      portions[name] = formats.sorted { $0.count > $1.count }
        .map { Scheme.Portion(format: $0.format, share: $0.count / total) }
    }
  }
}
