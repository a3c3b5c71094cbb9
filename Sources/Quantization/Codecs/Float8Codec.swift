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

  /// Which weights share a scale.
  package enum Sharing: Sendable, Hashable {
    case rows(Granularity)
    /// Square tiles, cut off at the right and bottom edges.
    case tile(Int)
  }

  package let element: Element
  package let sharing: Sharing

  /// Both elements, each with scales per channel, per tensor and per tile of 128×128.
  package static let all: [Float8Codec] = Element.allCases.flatMap { element in
    [.rows(.channel), .rows(.tensor), .tile(128)].map { Float8Codec(element: element, sharing: $0) }
  }

  package init(element: Element, sharing: Sharing) {
    self.element = element
    self.sharing = sharing
  }

  private var suffix: String {
    switch sharing {
    case .rows(let granularity): granularity.suffix
    case .tile(let size): "block\(size)"
    }
  }

  package var id: String { "fp8-\(element.rawValue)-\(suffix)" }

  package var aliases: [String] {
    var names = ["\(element == .e4m3 ? "ct" : "torch")_fp8_\(element.rawValue)_\(suffix)"]
    if element == .e4m3, sharing == .rows(.channel) { names += ["fp8", "fp8-channel", "fp8-dynamic"] }
    if element == .e4m3, sharing == .rows(.tensor) { names += ["fp8-tensor"] }
    if element == .e4m3, sharing == .tile(128) { names += ["fp8-block", "fp8-block128"] }
    return names
  }

  package var title: String {
    switch sharing {
    case .rows(let granularity): "FP8 \(element.rawValue.uppercased()) \(granularity.words)"
    case .tile(let size): "FP8 \(element.rawValue.uppercased()) tiles of \(size)×\(size)"
    }
  }

  package func storage(of shape: MatrixShape) throws(FormatError) -> StorageSize {
    StorageSize(codeBits: 8 * shape.elementCount, scaleBits: 32 * (try scaleShape(of: shape).reduce(1, *)))
  }

  /// The shape of the scales: one, one a row or group, or one a tile.
  func scaleShape(of shape: MatrixShape) throws(FormatError) -> [Int] {
    switch sharing {
    case .rows(.tensor): return [1]
    case .rows(let granularity):
      return [shape.rows, shape.columns / (try granularity.groupLength(in: shape, format: id))]
    case .tile(let size): return [(shape.rows + size - 1) / size, (shape.columns + size - 1) / size]
    }
  }

  package func quantizer(
    for shape: MatrixShape, using instructions: InstructionSet
  ) throws(FormatError) -> any Quantizer {
    let scaleShape = try scaleShape(of: shape)
    switch sharing {
    case .rows(let granularity):
      return Float8Quantizer(
        format: self, shape: shape, scaleShape: scaleShape,
        groupLength: try granularity.groupLength(in: shape, format: id), instructions: instructions)
    case .tile(let size):
      return Float8TileQuantizer(
        format: self, shape: shape, scaleShape: scaleShape, tile: size, instructions: instructions)
    }
  }
}
