import Catalogs
import Domain
import Quantization
import Tensors
import WeightErrors

/// From the names that people type to what the laboratory measures.
struct LaboratorySchemes {
  /// What is measured when nobody says: common widths, from 8 bits to 4.
  static let defaults = ["int8", "fp8-e4m3-channel", "int4-g128", "nf4"]

  let catalogs: () throws -> CatalogStore
  let methods: [any QuantizationMethod]
  /// All tensors of the source, over which catalog schemes are laid.
  let tensors: [TensorDescriptor]

  /// Every format or catalog scheme with every method, each pair once.
  func schemes(named names: [String]) throws -> [Treatment] {
    var schemes: [Treatment] = []
    for name in names {
      for scheme in try pairs(named: name)
      where !schemes.contains(where: { $0.id == scheme.id && $0.method.id == scheme.method.id }) {
        schemes.append(scheme)
      }
    }
    // Beside a mix, which has embeddings and head in it, a format still stands for what recipes quantize.
    guard schemes.contains(where: \.isMix) else { return schemes }
    let usual = tensors.quantizable()
    return schemes.map { $0.isMix ? $0 : $0.limited(to: usual) }
  }

  /// A laboratory format's id or alias, else a catalog scheme: one of its formats stands for it where it has one only.
  private func pairs(named given: String) throws -> [Treatment] {
    let format = CodecCatalog.format(named: given)
    if let format, try !isNameOfMix(format.id) { return methods.map { Treatment(format: format, method: $0) } }
    let name = format?.id ?? given
    // A run of other tools' test vectors names its method too.
    if let run = MethodCatalog.run(named: name) { return [run] }
    // Of a mix it is worth saying what is wrong with it.
    guard let scheme = MixExpression.isMeant(by: name) ? try catalogs().scheme(name) : try scheme(named: name)
    else {
      throw Failure.usage("--scheme: expected a format or a catalog scheme, found \(name). Formats: \(Self.known)")
    }
    let quantized = scheme.rules.map(\.format).filter { $0.isQuantized }
    let names = Set(quantized.compactMap(\.id))
    let laid = SchemeOnTensors(scheme, tensors: tensors)
    if let format = laid.soleFormat { return methods.map { Treatment(format: format, method: $0) } }
    let formats = laid.formats(of: tensors)
    guard !names.isEmpty, !formats.isEmpty else {
      throw Failure.usage(
        "--scheme: \(scheme.id) stores weights in a format that is not measured here. Formats: \(Self.known)")
    }
    return methods.map { Treatment(id: scheme.id, formats: formats, method: $0) }
  }

  /// Whether a format's name is also a scheme's that has other matrices in it than recipes quantize: a plan means the
  /// scheme by it, and so does a measurement.
  private func isNameOfMix(_ name: String) throws -> Bool {
    guard let scheme = try scheme(named: name), scheme.id == name else { return false }
    let isQuantized = scheme.rules.contains { $0.format.isQuantized }
    return isQuantized && SchemeOnTensors(scheme, tensors: tensors).soleFormat == nil
  }

  /// The catalogs' scheme of a name; nil where none has it, or there are no catalogs.
  private func scheme(named name: String) throws -> Scheme? {
    do {
      return try catalogs().scheme(name)
    } catch let error as CatalogError {
      switch error {
      case .notFound, .ambiguous, .noCatalogs: return nil
      case .unreadable, .malformed, .unplannable, .unmixable: throw error
      }
    }
  }

  /// All formats, as help and errors list them.
  static var known: String { CodecCatalog.all.map(\.id).joined(separator: ", ") }
}
