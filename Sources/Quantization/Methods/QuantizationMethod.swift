import Tensors

/// How the codes of a format are chosen: by rounding each weight, or by something cleverer.
///
/// A method that needs a whole matrix gives a quantizer whose `blockElements` is the matrix's size.
package protocol QuantizationMethod: Sendable {
  /// Lower case, unique: `rtn`.
  var id: String { get }
  /// What it does, in a few words for a table.
  var title: String { get }

  func quantizer(
    for format: any WeightFormat, shape: MatrixShape, using instructions: InstructionSet
  ) throws(FormatError) -> any Quantizer
}

/// Each weight to the nearest value of the format, with scales from the range of the weights.
package struct RoundToNearest: QuantizationMethod {
  package init() {}

  package var id: String { "rtn" }
  package var title: String { "round to nearest" }

  package func quantizer(
    for format: any WeightFormat, shape: MatrixShape, using instructions: InstructionSet
  ) throws(FormatError) -> any Quantizer {
    try format.quantizer(for: shape, using: instructions)
  }
}

/// A format and the method that fills it: what one row of results is about.
package struct QuantizationScheme: Sendable {
  package let format: any WeightFormat
  package let method: any QuantizationMethod

  package init(format: any WeightFormat, method: any QuantizationMethod = RoundToNearest()) {
    self.format = format
    self.method = method
  }

  /// The scheme of a format's id or alias, rounded to nearest.
  package init?(named name: String) {
    guard let format = FormatCatalog.format(named: name) else { return nil }
    self.init(format: format)
  }
}
