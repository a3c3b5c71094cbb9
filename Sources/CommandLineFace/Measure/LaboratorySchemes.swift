import Catalogs
import Domain
import Quantization

/// From the names that people type to formats that the laboratory measures.
struct LaboratorySchemes {
  /// What is measured when nobody says: common widths, from 8 bits to 4.
  static let defaults = ["int8", "fp8-e4m3-channel", "int4-g128", "nf4"]

  let catalogs: () throws -> CatalogStore
  let method: any QuantizationMethod

  /// A laboratory format's id or alias, else a catalog scheme whose format the laboratory has.
  func schemes(named names: [String]) throws -> [QuantizationScheme] {
    var schemes: [QuantizationScheme] = []
    for name in names {
      let format = try format(named: name)
      guard !schemes.contains(where: { $0.format.id == format.id }) else { continue }
      schemes.append(QuantizationScheme(format: format, method: method))
    }
    return schemes
  }

  private func format(named name: String) throws -> any Quantization.WeightFormat {
    if let format = FormatCatalog.format(named: name) { return format }
    guard let scheme = try? catalogs().scheme(name) else {
      throw Failure.usage("--scheme: expected a format or a catalog scheme, found \(name). Formats: \(Self.known)")
    }
    let names = Set(scheme.rules.filter { $0.format.elementBits < 16 }.map(\.format.laboratoryFormat))
    guard names.count == 1, let format = names.first?.flatMap(FormatCatalog.format(named:)) else {
      let stored = names.compactMap(\.self).sorted().joined(separator: ", ")
      throw Failure.usage(
        names.count > 1
          ? "--scheme: \(scheme.id) mixes formats (\(stored)): name one that is measured here. Formats: \(Self.known)"
          : "--scheme: \(scheme.id) stores weights in a format that is not measured here. Formats: \(Self.known)")
    }
    return format
  }

  /// All formats, as help and errors list them.
  static var known: String { FormatCatalog.all.map(\.id).joined(separator: ", ") }
}
