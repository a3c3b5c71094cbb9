import Domain
import Tensors

/// What quantizes matrices to one format: a small value that kernels interpret.
///
/// A new one is a new file with a conforming type and an entry in `CodecCatalog`; nothing else changes.
package protocol Codec: Sendable {
  /// The format's id, lower case, unique: `int4-g128`.
  var id: String { get }
  /// Other names that mean exactly this format, among them those of other tools' test vectors.
  var aliases: [String] { get }
  /// What it is, in a few words for a table.
  var title: String { get }
  /// How it stores a matrix.
  var format: StorageFormat { get }

  /// Refuses a matrix that the format cannot hold.
  func check(_ shape: MatrixShape) throws(FormatError)

  /// What quantizes one matrix of that shape, or why the format cannot hold it.
  func quantizer(for shape: MatrixShape, using instructions: InstructionSet) throws(FormatError) -> any Quantizer
}

extension Codec {
  /// Refuses rows that blocks do not fill, or that are longer than a group and do not divide into groups.
  package func check(_ shape: MatrixShape) throws(FormatError) {
    if let length = format.widthMultiple {
      guard shape.columns % length == 0 else {
        throw FormatError(
          format: id, expected: "a row length that \(length) divides", found: "\(shape.columns) columns",
          advice: "Choose a format without blocks along the row")
      }
    } else {
      _ = try format.granularity?.groupShape(in: shape, format: id)
    }
  }

  /// The bits that a matrix takes, scales and padding included.
  package func storage(of shape: MatrixShape) throws(FormatError) -> StorageSize {
    try check(shape)
    return format.size(rows: shape.rows, columns: shape.columns)
  }

  /// True bits per weight of a matrix, everything stored counted; nil for a matrix without weights.
  package func bitsPerWeight(of shape: MatrixShape) throws(FormatError) -> Double? {
    let bits = try storage(of: shape).totalBits
    return shape.elementCount == 0 ? nil : Double(bits) / Double(shape.elementCount)
  }
}

/// Why a format cannot hold a matrix.
package struct FormatError: Error, Sendable, Hashable, CustomStringConvertible {
  package let format: String
  package let expected: String
  package let found: String
  package let advice: String

  package var description: String { "\(format): expected \(expected), found \(found). \(advice)." }
}
