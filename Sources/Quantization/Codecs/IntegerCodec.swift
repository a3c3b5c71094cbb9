import Domain
import Tensors

/// Signed integers of 2 to 8 bits with scales, as compressed-tensors rounds weights to the nearest.
///
/// Symmetric: s = max|w| / ((2ᵇ − 1) / 2), so that the largest positive weight is clipped by half a step.
/// Asymmetric: s = (max − min) / (2ᵇ − 1) over a range that includes 0, with an integer zero point.
/// Symmetric ranges may be clipped to where the error is least (`ClipSearch`).
/// q = round-half-even(clamp(w / s + z)), ŵ = (q − z) · s. Weights of a group of zeros take s = the type's epsilon.
package struct IntegerCodec: Codec, Hashable {
  package let bits: Int
  package let isSymmetric: Bool
  package let granularity: Granularity
  /// Whether weights, ranges, scales and products are rounded to bfloat16, as they are in a bfloat16 checkpoint.
  package let usesBFloat16: Bool
  /// Whether each group keeps only the part of its range that has the least error.
  package let clipsRange: Bool

  /// The combinations worth a name.
  package static let all: [IntegerCodec] = {
    var formats: [IntegerCodec?] = []
    for bits in [8, 4, 3, 2] {
      for isSymmetric in [true, false] {
        for granularity in [Granularity.channel, .group(128), .group(64), .group(32), .tensor] {
          formats.append(IntegerCodec(bits: bits, isSymmetric: isSymmetric, granularity: granularity))
        }
      }
    }
    formats.append(IntegerCodec(bits: 4, granularity: .group(128), usesBFloat16: true))
    let clipped: [(Int, Granularity)] = [(8, .channel), (4, .channel), (4, .group(128)), (3, .group(128))]
    formats += clipped.map { IntegerCodec(bits: $0, granularity: $1, clipsRange: true) }
    return formats.compactMap(\.self)
  }()

  /// Nil unless 2 ≤ bits ≤ 8 and the group is not empty. Only symmetric 32-bit ranges of groups or rows can be clipped.
  package init?(
    bits: Int, isSymmetric: Bool = true, granularity: Granularity, usesBFloat16: Bool = false, clipsRange: Bool = false
  ) {
    if clipsRange, !isSymmetric || usesBFloat16 || granularity == .tensor { return nil }
    switch granularity {
    case .tensor, .channel: break
    case .group(let size): if size < 1 { return nil }
    case .flat, .block: return nil
    }
    guard (2...8).contains(bits) else { return nil }
    self.bits = bits
    self.isSymmetric = isSymmetric
    self.granularity = granularity
    self.usesBFloat16 = usesBFloat16
    self.clipsRange = clipsRange
  }

  package var id: String {
    let variant = usesBFloat16 ? "-bf16" : clipsRange ? "-mse" : ""
    return "int\(bits)-\(granularity.suffix)\(isSymmetric ? "" : "-asym")\(variant)"
  }

  package var aliases: [String] {
    let name = "ct_int\(bits)_\(isSymmetric ? "sym" : "asym")_\(granularity.suffix)"
    if clipsRange { return ["\(name)_mse"] }
    if usesBFloat16 { return ["\(name)_bf16weights"] }
    var names = [name]
    guard isSymmetric else {
      return bits == 4 && granularity == .group(128) ? names + ["w4a16-asym", "int4-asym"] : names
    }
    if bits == 8, granularity == .channel { names += ["int8", "w8a8-int8", "w8a8"] }
    if bits == 8, granularity == .group(128) { names += ["w8a16", "w8a16-g128"] }
    if bits == 4, granularity == .group(128) { names += ["int4", "w4a16", "w4a16-g128"] }
    if bits < 4, granularity == .group(128) { names += ["int\(bits)", "w\(bits)a16-g128"] }
    return names
  }

  package var title: String {
    "INT\(bits) \(granularity.words), \(isSymmetric ? "symmetric" : "asymmetric")"
      + (usesBFloat16 ? ", bfloat16 arithmetic" : "") + (clipsRange ? ", range clipped to the least error" : "")
  }

  package var format: StorageFormat {
    StorageFormat(
      id: id, elementBits: Double(bits), scaleBits: 16, zeroPointBits: isSymmetric ? 0 : Double(bits),
      granularity: granularity, packing: bits == 8 ? .dense : .words)
  }

  package func quantizer(
    for shape: MatrixShape, using instructions: InstructionSet
  ) throws(FormatError) -> any Quantizer {
    IntegerQuantizer(
      format: self, shape: shape, groupLength: try granularity.groupLength(in: shape, format: id),
      instructions: instructions)
  }
}
