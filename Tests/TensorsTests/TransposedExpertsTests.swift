import TestSupport
import Testing

@testable import Tensors

@Suite("Fused experts that are stored inputs first")
struct TransposedExpertsTests {
  /// Two experts with 3 inputs and 2 outputs; element (e, i, o) is 100 e + 10 i + o.
  private static func folder(modelType: String, hidden: Int) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var values: [Float] = []
    for expert in 0..<2 {
      for input in 0..<3 { for output in 0..<2 { values.append(Float(100 * expert + 10 * input + output)) } }
    }
    let header = #"{"m.experts.gate_up_proj":{"dtype":"F32","shape":[2,3,2],"data_offsets":[0,48]}}"#
    var bytes = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { [UInt8]($0) } + Array(header.utf8)
    for value in values { bytes += withUnsafeBytes(of: value.bitPattern.littleEndian) { [UInt8]($0) } }
    try folder.write("model.safetensors", bytes)
    _ = try folder.write("config.json", #"{"model_type": "\#(modelType)", "hidden_size": \#(hidden)}"#)
    return folder
  }

  @Test("The model's width tells which side the inputs are on", arguments: ["llama4", "qwen3_moe"])
  func byWidth(type: String) throws {
    let folder = try Self.folder(modelType: type, hidden: 3)
    let source = try WeightFiles.open(path: folder.path)
    let tensor = try #require(source.tensors.first)
    #expect(tensor.shape == [2, 2, 3])
    #expect(try source.values(of: tensor).values == [0, 10, 20, 1, 11, 21, 100, 110, 120, 101, 111, 121])
  }

  @Test("Any range of it is that part of the whole")
  func ranges() throws {
    let folder = try Self.folder(modelType: "llama4", hidden: 3)
    let source = try WeightFiles.open(path: folder.path)
    let tensor = try #require(source.tensors.first)
    let all = try source.values(of: tensor).values
    for first in 0..<12 {
      for end in first + 1...12 {
        var part = [Float](repeating: -1, count: end - first)
        try part.withUnsafeMutableBufferPointer { _ = try source.read(first..<end, of: tensor, into: $0) }
        #expect(part == Array(all[first..<end]))
      }
    }
  }

  @Test("Where the width tells nothing the model's type does", arguments: [("gpt_oss", true), ("qwen3_moe", false)])
  func byType(type: String, isTransposed: Bool) throws {
    let folder = try Self.folder(modelType: type, hidden: 7)
    let shape = try WeightFiles.open(path: folder.path).tensors.first?.shape
    #expect(shape == (isTransposed ? [2, 2, 3] : [2, 3, 2]))
  }
}
