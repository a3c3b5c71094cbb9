import Domain
import TestSupport

@testable import Catalogs

/// A decoder of 32 layers whose configuration says what a library writes of its quantization.
enum CheckpointFolder {
  static let mixture = #","num_experts":16,"num_experts_per_tok":4,"moe_intermediate_size":512"#

  /// - Parameter others: further keys of the configuration, each after a comma.
  static func model(
    _ quantization: String, type: String = "llama", others: String = "", key: String = "quantization_config"
  ) throws -> Model {
    let folder = try TemporaryCatalog()
    let keys = ConfigurationTests.plain + others
    let text = #"{"model_type":"\#(type)",\#(keys),"torch_dtype":"bfloat16","\#(key)":\#(quantization)}"#
    try FileSystem.write(Array(text.utf8), to: "\(folder.path)/model/config.json")
    return try SourceTree.shipped.model("\(folder.path)/model")
  }
}

extension Checkpoint {
  /// The scheme as this checkpoint has it.
  func stored() throws -> Scheme { try SourceTree.shipped.scheme(scheme).stored(as: self) }

  /// Bits of an element by format, with the shares, of a class in a dense model of 32 layers.
  func bits(_ name: TensorClass, experts: Int? = nil) throws -> [Double: Double] {
    let traits = Scheme.ModelTraits(layers: 32, experts: experts)
    return try stored().allotments(for: name, in: traits)
      .reduce(into: [:]) { $0[$1.format.elementBits, default: 0] += $1.share }
  }
}
