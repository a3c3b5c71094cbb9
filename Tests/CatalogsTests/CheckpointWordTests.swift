import Domain
import TestSupport
import Testing

@testable import Catalogs

/// What a configuration says beside its weights' format: read, told, or refused with its key.
@Suite("What configurations say of quantization beside formats")
struct CheckpointWordTests {
  private static func group(_ weights: String, _ activations: String = "null", targets: String = "Linear") -> String {
    #"{"targets":["\#(targets)"],"weights":{\#(weights)},"input_activations":\#(activations)}"#
  }

  private static func compressed(_ groups: String..., others: String = "") -> String {
    let members = groups.enumerated().map { #""group_\#($0)":\#($1)"# }.joined(separator: ",")
    return #"{"quant_method":"compressed-tensors","config_groups":{\#(members)}\#(others),"ignore":["lm_head"]}"#
  }

  private static let byRow = #""num_bits":8,"type":"float","strategy":"channel""#

  @Test(
    "Activations may be dynamic in all, not at all, or within scales that are fixed",
    arguments: ["true", "\"local\"", "false"])
  func dynamic(value: String) throws {
    let weights = #""num_bits":4,"type":"float","strategy":"tensor_group","group_size":16"#
    let text = Self.compressed(Self.group(weights, #"{"num_bits":4,"type":"float","dynamic":\#(value)}"#))
    #expect(try CheckpointFolder.model(text).checkpoint?.scheme == "nvfp4")
  }

  static let refused = [
    (compressed(group(byRow, #"{"num_bits":8,"dynamic":"global"}"#)), "dynamic", #"true, false or "local""#)
  ]

  @Test("What is no such thing is refused by its key", arguments: refused)
  func refusals(text: String, key: String, expected: String) {
    let error = #expect(throws: CatalogError.self) { try CheckpointFolder.model(text) }
    guard case .malformed(let entry)? = error else { return #expect(Bool(false)) }
    #expect(entry.keyPath.hasSuffix(key) && entry.expected.contains(expected))
  }
}
