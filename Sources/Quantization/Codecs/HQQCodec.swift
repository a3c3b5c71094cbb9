import Domain
import Kernels
import Tensors

/// Unsigned integers with a float zero point for each group, as HQQ chooses them (Badri and Shaji, 2023).
///
/// q = clamp(round(w · s + z)), ŵ = (q − z) / s, s = (2ᵇ − 1) / (max − min), at most 20,000, and 1 where the range is
/// below 10⁻⁴. From z = −min · s on, at most twenty steps z ← mean(q − (w − e) · s) look for fewer outliers, with
/// e = sign(d) max(|d| − |d|^−0.3 / 10, 0) for d = w − ŵ. They end for all groups when the mean |d| of the whole matrix
/// no longer falls; the step that found this out still counts, as in the library.
package struct HQQCodec: Codec, Hashable {
  package let bits: Int
  package let groupLength: Int
  /// Whether a group lies down a column of the matrix folded into rows of the group's number (the library's axis 0),
  /// so that its weights are far apart.
  package let groupsColumns: Bool
  /// Whether the zero point is searched for.
  package let optimizes: Bool

  package static let all: [HQQCodec] = {
    let rows = [8, 4, 3, 2].flatMap { bits in
      [64, 128, 32].map { HQQCodec(bits: bits, groupLength: $0, groupsColumns: false, optimizes: true) }
    }
    return rows + [
      HQQCodec(bits: 4, groupLength: 64, groupsColumns: true, optimizes: true),
      HQQCodec(bits: 4, groupLength: 64, groupsColumns: false, optimizes: false),
    ]
  }()

  /// The format of that many bits and weights a group; nil where there is none.
  static func format(bits: Int, groupLength: Int) -> HQQCodec? {
    all.first { $0.bits == bits && $0.groupLength == groupLength && !$0.groupsColumns && $0.optimizes }
  }

  package var id: String {
    "hqq-int\(bits)-g\(groupLength)" + (groupsColumns ? "-axis0" : "") + (optimizes ? "" : "-noopt")
  }
  package var aliases: [String] {
    ["hqq_int\(bits)_g\(groupLength)_axis\(groupsColumns ? 0 : 1)" + (optimizes ? "" : "_noopt")]
  }
  package var title: String {
    "HQQ INT\(bits) groups of \(groupLength)" + (groupsColumns ? " down columns" : "")
      + (optimizes ? "" : ", zero point not searched for")
  }

  package var format: StorageFormat {
    StorageFormat(
      id: id, elementBits: Double(bits), scaleBits: 16, zeroPointBits: 16, granularity: .flat(groupLength),
      packing: bits == 3 ? .tenAWord : .dense)
  }

  package func quantizer(
    for shape: MatrixShape, using instructions: InstructionSet
  ) throws(FormatError) -> any Quantizer {
    try check(shape)
    return HQQQuantizer(format: self, shape: shape, instructions: instructions)
  }

  package func check(_ shape: MatrixShape) throws(FormatError) {
    guard shape.elementCount % groupLength == 0 else {
      throw FormatError(
        format: id, expected: "a number of weights that \(groupLength) divides", found: "\(shape.elementCount) weights",
        advice: "Choose a group size that divides the matrix")
    }
  }
}
