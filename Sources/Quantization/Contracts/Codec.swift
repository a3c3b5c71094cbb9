import Tensors

/// A number format that weights are stored in: a small value that kernels interpret.
///
/// A new format is a new file with a conforming type and an entry in the catalog; nothing else changes.
package protocol Codec: Sendable {
  /// Lower case, unique: `int4-g128`.
  var id: String { get }
  /// Other names that mean exactly this format, among them those of other tools' test vectors.
  var aliases: [String] { get }
  /// What it is, in a few words for a table.
  var title: String { get }

  /// The bits that a matrix takes in this format, scales and padding included.
  func storage(of shape: MatrixShape) throws(FormatError) -> StorageSize

  /// What quantizes one matrix of that shape, or why the format cannot hold it.
  func quantizer(for shape: MatrixShape, using instructions: InstructionSet) throws(FormatError) -> any Quantizer
}

/// Where a stored matrix's bits go.
package struct StorageSize: Sendable, Hashable {
  /// Bits of the weights' codes, padding included.
  package var codeBits: Int
  package var scaleBits: Int
  package var zeroPointBits: Int

  package init(codeBits: Int, scaleBits: Int = 0, zeroPointBits: Int = 0) {
    self.codeBits = codeBits
    self.scaleBits = scaleBits
    self.zeroPointBits = zeroPointBits
  }

  package var totalBits: Int { codeBits + scaleBits + zeroPointBits }
  package var byteCount: Int { (totalBits + 7) / 8 }
}

extension Codec {
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

  package init(format: String, expected: String, found: String, advice: String) {
    self.format = format
    self.expected = expected
    self.found = found
    self.advice = advice
  }

  package var description: String { "\(format): expected \(expected), found \(found). \(advice)." }
}
