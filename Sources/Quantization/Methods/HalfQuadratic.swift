import Domain
import Tensors

/// Integers with a float zero point that is searched for without activations: HQQ in the format's bits and groups.
package struct HalfQuadratic: SubstituteRounding {
  package init() {}

  package var id: String { "hqq" }
  package var title: String { "half-quadratic search of float zero points" }

  package func storage(of shape: MatrixShape, in format: any Codec) throws(FormatError) -> StorageSize {
    try substitute(for: format).storage(of: shape)
  }

  func substitute(for format: any Codec) throws(FormatError) -> any Codec {
    if let format = format as? HQQCodec { return format }
    guard let integer = format as? IntegerCodec, case .group(let length) = integer.granularity,
      let format = HQQCodec.format(bits: integer.bits, groupLength: length)
    else {
      throw FormatError(
        format: id, expected: "integers in groups of 32, 64 or 128", found: format.id,
        advice: "Name a format such as int4-g64")
    }
    return format
  }
}
