import Domain
import Kernels
import Tensors

/// Eight-bit floats with 32-bit scales: E4M3 as compressed-tensors has it, E5M2 by the same rule.
///
/// s = max|w| / largest value (448 or 57,344), q = round-half-even to the format's grid of clamp(w / s), ŵ = q · s.
package struct Float8Codec: Codec, Hashable {
  /// The split of the seven bits beside the sign.
  package enum Element: String, Sendable, Hashable, CaseIterable {
    case e4m3, e5m2

    /// The grid of values, to be scaled by each group's largest magnitude.
    var grid: cq_minifloat {
      switch self {
      case .e4m3: .grid(bits: 8, mantissaBits: 3, minimumExponent: -6, maximum: 448)
      case .e5m2: .grid(bits: 8, mantissaBits: 2, minimumExponent: -14, maximum: 57344)
      }
    }
  }

  package let element: Element
  /// Tiles are cut off at the right and bottom edges.
  package let granularity: Granularity

  /// Both elements, each with scales per channel, per tensor and per tile of 128×128.
  package static let all: [Float8Codec] = Element.allCases.flatMap { element in
    [.channel, .tensor, .block(rows: 128, columns: 128)].map { Float8Codec(element: element, granularity: $0) }
  }

  package var id: String { "fp8-\(element.rawValue)-\(granularity.suffix)" }

  package var aliases: [String] {
    let reference = "\(element == .e4m3 ? "ct" : "torch")_fp8_\(element.rawValue)_\(granularity.suffix)"
    guard element == .e4m3 else { return [reference] }
    return switch granularity {
    case .channel: [reference, "fp8", "fp8-channel", "fp8-dynamic"]
    case .tensor: [reference, "fp8-tensor"]
    case .block(128, 128): [reference, "fp8-block", "fp8-block128"]
    case .group, .flat, .block: [reference]
    }
  }

  package var title: String { "FP8 \(element.rawValue.uppercased()) \(granularity.words)" }

  package var format: StorageFormat {
    StorageFormat(id: id, elementBits: 8, scaleBits: 32, granularity: granularity)
  }

  /// The shape of the scales: one, one a row or group, or one a tile.
  func scaleShape(of shape: MatrixShape) throws(FormatError) -> [Int] {
    if granularity == .tensor { return [1] }
    let group = try granularity.groupShape(in: shape, format: id)
    return [(shape.rows + group.rows - 1) / group.rows, (shape.columns + group.columns - 1) / group.columns]
  }

  package func quantizer(
    for shape: MatrixShape, using instructions: InstructionSet
  ) throws(FormatError) -> any Quantizer {
    let scaleShape = try scaleShape(of: shape)
    if case .block(let tile, _) = granularity {
      return Float8TileQuantizer(
        format: self, shape: shape, scaleShape: scaleShape, tile: tile, instructions: instructions)
    }
    return Float8Quantizer(
      format: self, shape: shape, scaleShape: scaleShape,
      groupLength: try granularity.groupLength(in: shape, format: id), instructions: instructions)
  }
}
