import Domain
import Kernels
import Tensors

/// OCP Microscaling: blocks of 32 along the row, small-float elements, and a power of two in eight bits as the scale.
///
/// The scale's exponent is floor(log₂ max|w|) less the element's largest exponent; implementations differ in how they
/// round it, which moves the error by several percent, so each convention has an id of its own. `mxfp4` and `mxfp8`
/// are what compressed-tensors writes into checkpoints.
package struct MicroscalingCodec: Codec, Hashable {
  package enum Element: String, Sendable, Hashable, CaseIterable {
    case e2m1, e2m3, e3m2, e4m3, e5m2

    package var bits: Int {
      switch self {
      case .e2m1: 4
      case .e2m3, .e3m2: 6
      case .e4m3, .e5m2: 8
      }
    }

    var grid: cq_minifloat {
      switch self {
      case .e2m1: .float4
      case .e2m3: .grid(bits: 6, mantissaBits: 3, minimumExponent: 0, maximum: 7.5)
      case .e3m2: .grid(bits: 6, mantissaBits: 2, minimumExponent: -2, maximum: 28)
      case .e4m3: Float8Codec.Element.e4m3.grid
      case .e5m2: Float8Codec.Element.e5m2.grid
      }
    }
  }

  /// Whose rounding of the scale.
  package enum Convention: Sendable, Hashable {
    /// Rounds the magnitude up from 1.75 times a power of two, so that little saturates.
    case compressedTensors
    /// The specification's floor, as microxcaling computes it.
    case specification
    case torchao(Rounding)
  }

  /// torchao's modes.
  package enum Rounding: String, Sendable, Hashable, CaseIterable { case floor, even, rceil }

  package static let blockLength = 32

  package let element: Element
  package let convention: Convention

  /// Checkpoints' formats, then every element by the specification and in torchao's modes.
  package static let all: [MicroscalingCodec] =
    [Element.e4m3, .e2m1].map { MicroscalingCodec(element: $0, convention: .compressedTensors) }
    + Element.allCases.flatMap { element in
      [MicroscalingCodec(element: element, convention: .specification)]
        + Rounding.allCases.map { MicroscalingCodec(element: element, convention: .torchao($0)) }
    }

  private var stem: String { "mxfp\(element.bits)" }
  private var stemWithElement: String { element == .e2m1 ? stem : "\(stem)-\(element.rawValue)" }

  package var id: String {
    switch convention {
    case .compressedTensors: stem
    case .specification: "\(stemWithElement)-ocp"
    case .torchao(let rounding): "\(stemWithElement)-\(rounding.rawValue)"
    }
  }

  package var aliases: [String] {
    let name = stemWithElement.map { $0 == "-" ? "_" : $0 }
    switch convention {
    case .compressedTensors: return ["ct_\(stem)"]
    case .specification where element.bits == 6: return [stemWithElement]
    case .specification: return ["ms_\(String(name))_ocp"]
    case .torchao where element.bits == 6: return []
    case .torchao(let rounding): return ["ao_\(String(name))_\(rounding.rawValue)"]
    }
  }

  package var title: String {
    let words =
      switch convention {
      case .compressedTensors: "as in checkpoints"
      case .specification: "as specified"
      case .torchao(let rounding): "torchao \(rounding.rawValue)"
      }
    return "\(stem.uppercased()) \(element.rawValue.uppercased()) blocks of 32, \(words)"
  }

  package var format: StorageFormat {
    StorageFormat(
      id: id, elementBits: Double(element.bits), scaleBits: 8, granularity: .group(Self.blockLength),
      widthMultiple: Self.blockLength)
  }

  package func quantizer(
    for shape: MatrixShape, using instructions: InstructionSet
  ) throws(FormatError) -> any Quantizer {
    try check(shape)
    return MicroscalingQuantizer(format: self, shape: shape, instructions: instructions)
  }

  /// The element's grid with this convention's scales.
  var grid: cq_minifloat {
    var grid = element.grid
    switch convention {
    case .compressedTensors: grid.scale_rule = CQ_SCALE_EVEN
    case .specification, .torchao(.floor): grid.scale_rule = CQ_SCALE_FLOOR
    case .torchao(.even): grid.scale_rule = CQ_SCALE_EVEN_ELEMENT
    case .torchao(.rceil): grid.scale_rule = CQ_SCALE_CEILING
    }
    // torchao computes with normal floats only.
    if case .torchao = convention { grid.smallest_scale = 0x1p-126 }
    return grid
  }
}
