import TestSupport
import Testing

@testable import Tensors

/// Indexes and names that lead to no whole model.
@Suite("Indexes and parts that lie")
struct ShardedSafetensorsTests {
  private static let plain = safetensorsBytes(
    #"{"a.weight":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}"#, data: Array(repeating: 1, count: 8))

  @Test("An index with a NUL in a file's name, or with a key twice, is refused")
  func index() throws {
    let folder = try TemporaryFolder()
    try folder.write("one.safetensors", Self.plain)
    for (text, kind) in [
      (#"{"weight_map":{"a.weight":"one.safetensors\u0000x"}}"#, TensorError.Kind.notAFile),
      (#"{"weight_map":{"a.weight":"one.safetensors","a.weight":"one.safetensors"}}"#, .duplicateName),
      (#"{"weight_map":{"a.weight":"one.safetensors"},"weight_map":{}}"#, .duplicateName),
    ] {
      let index = try folder.write("model.safetensors.index.json", text)
      #expect(#expect(throws: TensorError.self) { try WeightFiles.open(path: index) }?.kind == kind)
    }
  }

  @Test("A part beyond the last, and one whose name leads to no others, are refused; a model that is whole is read")
  func parts() throws {
    func file(_ pairs: [(String, UInt32)]) -> [UInt8] {
      var builder = GGUFBuilder(tensors: 1, pairs: UInt64(pairs.count))
      for (key, value) in pairs { builder.pair(key, value) }
      builder.tensor("t", [2], type: 0, littleEndianBytes([1, 2]))
      return builder.file
    }
    let folder = try TemporaryFolder()
    try folder.write("u-00002-of-00001.gguf", file([]))
    try folder.write("five.gguf", file([("split.no", 4), ("split.count", 2)]))
    try folder.write("first.gguf", file([("split.no", 0), ("split.count", 2)]))
    try folder.write("whole.gguf", file([("split.no", 0), ("split.count", 1)]))
    for name in ["u-00002-of-00001.gguf", "five.gguf", "first.gguf"] {
      let error = #expect(throws: TensorError.self) { try WeightFiles.open(path: folder.path(name)) }
      #expect(error?.kind == .headerStructure && error?.found.contains("part") == true)
    }
    #expect(try WeightFiles.open(path: folder.path("whole.gguf")).tensors.count == 1)
  }
}
