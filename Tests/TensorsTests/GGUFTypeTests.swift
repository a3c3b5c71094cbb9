import TestSupport
import Testing

@testable import Tensors

/// Blocks of GGUF's IQ and ternary types mean what gguf-py says they do.
@Suite("GGUF lattices")
struct GGUFTypeTests {
  /// Seeded random blocks and their values by gguf-py, whose version is in the file's metadata.
  private static let vectors = SourceTree.fixtures + "/gguf-lattices.safetensors"

  @Test(
    "Every value of every block equals gguf-py's to the bit",
    arguments: [
      ("IQ1_S", 19), ("IQ1_M", 29), ("IQ2_XXS", 16), ("IQ2_XS", 17), ("IQ2_S", 22), ("IQ3_XXS", 18), ("IQ3_S", 21),
      ("TQ1_0", 34), ("TQ2_0", 35),
    ] as [(String, UInt32)])
  func values(name: String, number: UInt32) throws {
    let vectors = try SafetensorsFile(path: Self.vectors)
    let blocks = try #require(vectors.tensor(named: "\(name).blocks"))
    let expected = try vectors.values(of: try #require(vectors.tensor(named: "\(name).values"))).values
    var builder = GGUFBuilder(tensors: 1, pairs: 0)
    builder.tensor("w", [UInt64(blocks.shape[0]), 256], type: number, try vectors.bytes(of: blocks))
    let file = try GGUFFile(MemoryBytes(builder.file, label: "m.gguf"))
    let tensor = try #require(file.tensor(named: "w"))
    #expect(tensor.storage?.label == name && tensor.elementType.isFloatingPoint)
    let values = try file.values(of: tensor).values
    #expect(values.map(\.bitPattern) == expected.map(\.bitPattern))
    var part = [Float](repeating: 0, count: 300)
    _ = try part.withUnsafeMutableBufferPointer { try file.read(200..<500, of: tensor, into: $0) }
    #expect(part == Array(expected[200..<500]))
  }

  // gguf-py doesn't read it. Source: ggml-common.h and ggml-quants.c, bit j of byte j / 8 set where +d is meant.
  @Test("Signs alone are the scale and its negative, the first in the lowest bit")
  func signs() throws {
    var builder = GGUFBuilder(tensors: 1, pairs: 0)
    let block: [UInt8] = [0x00, 0x3c] + [0b0000_0101] + Array(repeating: 0, count: 14) + [0x80]
    builder.tensor("w", [1, 128], type: 41, block)
    let file = try GGUFFile(MemoryBytes(builder.file, label: "m.gguf"))
    let values = try file.values(of: try #require(file.tensor(named: "w"))).values
    #expect(values == (0..<128).map { [0, 2, 127].contains($0) ? 1 : -1 })
  }

  @Test("A type whose arithmetic isn't known is named, not taken for weights")
  func refused() throws {
    for (number, name, weights, bytes) in [(9, "Q8_1", 32, 36), (42, "Q2_0", 64, 18)] as [(UInt32, String, Int, Int)] {
      var builder = GGUFBuilder(tensors: 1, pairs: 0)
      builder.tensor("w", [1, UInt64(weights)], type: number, Array(repeating: 9, count: bytes))
      let file = try GGUFFile(MemoryBytes(builder.file, label: "m.gguf"))
      let tensor = try #require(file.tensor(named: "w"))
      #expect(!tensor.elementType.isFloatingPoint)
      let error = #expect(throws: TensorError.self) { try file.values(of: tensor) }
      #expect(error?.found.contains(name) == true)
    }
  }
}
