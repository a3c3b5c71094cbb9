/// A format that some scheme of the catalog stores, with what loading it takes.
package struct LoadableFormat: Hashable, Sendable {
  /// The format's id, `int8-g128`.
  package let name: String
  package let format: StorageFormat
  /// What multiplies it by 16-bit activations.
  package let kernel: Kernel
  /// Ids of the engines that load a scheme with it.
  package let engines: Set<String>
}

extension Sequence<Scheme> {
  /// Every format that these schemes store, each once, by name; sparse storage is not one to mix with.
  package var loadableFormats: [LoadableFormat] {
    var found: [String: LoadableFormat] = [:]
    for scheme in self {
      for format in scheme.rules.map(\.format) + [scheme.uncovered] where format.sparsity == nil {
        guard let name = format.id else { continue }
        let known = found[name]
        found[name] = LoadableFormat(
          name: name, format: known?.format ?? format, kernel: known?.kernel ?? scheme.weightOnlyKernel,
          engines: (known?.engines ?? []).union(scheme.engines))
      }
    }
    return found.values.sorted { $0.name < $1.name }
  }
}

extension Scheme {
  /// The format of most classes that it quantizes; what it leaves everything in, where it quantizes nothing.
  package var mainFormat: StorageFormat {
    let quantized = rules.filter { $0.format.isQuantized }
    return quantized.max { $0.classes.count < $1.classes.count }?.format ?? uncovered
  }

  /// The kernel for its weights where activations stay at 16 bits.
  fileprivate var weightOnlyKernel: Kernel {
    kind == .weightAndActivation ? fallbackKernel ?? nativeKernel : nativeKernel
  }
}

extension StorageFormat {
  /// "INT8", "FP8", "Q6_K".
  package var label: String {
    guard let id else { return "\(Int(elementBits.rounded())) bits" }
    if id.hasPrefix("gguf-") { return id.dropFirst(5).uppercased() }
    return (id.split(separator: "-").first.map(String.init) ?? id).uppercased()
  }
}
