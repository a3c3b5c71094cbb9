import Domain
import Tensors

/// Rounds to nearest after each group's range is clipped to where it errs least, as compressed-tensors' observer does.
package struct ClippedRounding: SubstituteRounding {
  package init() {}

  package var id: String { "mse" }
  package var title: String { "round to nearest in ranges of least error" }

  func substitute(for format: any Codec) throws(FormatError) -> any Codec {
    guard let integer = format as? IntegerCodec,
      let clipped = IntegerCodec(bits: integer.bits, granularity: integer.granularity, clipsRange: true),
      integer.isSymmetric, !integer.usesBFloat16
    else {
      throw FormatError(
        format: id, expected: "symmetric integers with a scale for each group or channel", found: format.id,
        advice: "Name a format such as int4-g128")
    }
    return clipped
  }
}
