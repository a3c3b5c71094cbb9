import Domain
import TestSupport
import Testing

@testable import Tensors

/// What a GGUF file holds is read as ggml would; what lies is refused.
@Suite("GGUF files")
struct GGUFFileTests {
  private static func q8(_ scaleBits: UInt16, _ codes: [Int8]) -> [UInt8] {
    withUnsafeBytes(of: scaleBits.littleEndian) { Array($0) } + codes.map { UInt8(bitPattern: $0) }
  }

  @Test("Plain and quantized tensors, metadata and shapes are read")
  func good() throws {
    var builder = GGUFBuilder(tensors: 3, pairs: 2)
    builder.pair("general.architecture", "llama")
    builder.pair("llama.block_count", 7)
    builder.tensor(
      "blk.0.ffn_down.weight", [2, 32], type: 8,
      Self.q8(0x3c00, Array(0..<32)) + Self.q8(0xc000, Array(-16..<16)))
    builder.tensor("output_norm.weight", [3], type: 0, littleEndianBytes([1, 2, .infinity]))
    builder.tensor("codes", [1, 256], type: 15, Array(repeating: 9, count: 292))
    try withTemporaryFolder { folder in
      let path = "\(folder)/m.gguf"
      try write(builder.file, to: path)
      let file = try GGUFFile(path: path)
      #expect(file.metadata["general.architecture"]?.string == "llama")
      #expect(file.metadata["llama.block_count"]?.integer == 7)
      let tensor = try #require(file.tensor(named: "blk.0.ffn_down.weight"))
      #expect(tensor.shape == [2, 32] && tensor.family == .feedForwardDown && tensor.layerIndex == 0)
      #expect(tensor.storage == QuantizedStorage(label: "Q8_0", byteCount: 68))
      let values = try file.values(of: tensor).values
      let codes: [Int] = Array(0..<32) + (-16..<16).map { (code: Int) -> Int in -2 * code }
      let expected = codes.map { Float($0) }
      #expect(values == expected)
      for range in [3..<5, 30..<34, 32..<64, 63..<64, 5..<64] {
        var part = [Float](repeating: 0, count: range.count)
        _ = try part.withUnsafeMutableBufferPointer { try file.read(range, of: tensor, into: $0) }
        #expect(part == Array(values[range]))
      }
      let norm = try file.values(of: try #require(file.tensor(named: "output_norm.weight")))
      #expect(norm.values == [1, 2, 0] && norm.notFinite == 1)
      let refused = try #require(file.tensor(named: "codes"))
      #expect(!refused.elementType.isFloatingPoint)
      let error = #expect(throws: TensorError.self) { try file.values(of: refused) }
      #expect(error?.found.contains("Q8_K") == true)
    }
  }

  @Test("Parts are opened together, whichever is named")
  func split() throws {
    try withTemporaryFolder { folder in
      for part in 0..<2 {
        var builder = GGUFBuilder(tensors: 1, pairs: 2)
        builder.pair("split.no", UInt32(part))
        builder.pair("split.count", 2)
        builder.tensor("t\(part)", [2], type: 0, littleEndianBytes([Float(part), 5]))
        try write(builder.file, to: "\(folder)/m-0000\(part + 1)-of-00002.gguf")
      }
      for path in [folder, "\(folder)/m-00002-of-00002.gguf"] {
        let source = try WeightFiles.open(path: path)
        #expect(source.tensors.map(\.name) == ["t0", "t1"])
        #expect(try source.values(of: source.tensors[1]).values == [1, 5])
      }
      try write([1], to: "\(folder)/m-00001-of-00002.gguf")
      #expect(throws: TensorError.self) { try WeightFiles.open(path: folder) }
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let kind: TensorError.Kind
    let bytes: [UInt8]

    init(_ name: String, _ kind: TensorError.Kind, _ builder: GGUFBuilder) {
      testDescription = name
      self.kind = kind
      bytes = builder.file
    }
  }

  private static func tensor(
    _ shape: [UInt64], type: UInt32 = 0, data: Int = 32, offset: UInt64? = nil
  ) -> GGUFBuilder {
    var builder = GGUFBuilder(tensors: 1, pairs: 0)
    builder.tensor("a", shape, type: type, Array(repeating: 0, count: data), offset: offset)
    return builder
  }

  private static func header(
    version: UInt32 = 3, tensors: UInt64 = 0, pairs: UInt64 = 0, _ add: (inout GGUFBuilder) -> Void = { _ in }
  ) -> GGUFBuilder {
    var builder = GGUFBuilder(version: version, tensors: tensors, pairs: pairs)
    add(&builder)
    return builder
  }

  static let cases: [Case] = [
    Case("version 1", .headerStructure, header(version: 1)),
    Case("big-endian", .headerStructure, header(version: 3 << 24)),
    Case("2⁶³ tensors", .headerLength, header(tensors: 1 << 63)),
    Case("2⁶³ pairs", .headerLength, header(pairs: 1 << 63)),
    Case("a key of 2⁶⁴ bytes", .headerLength, header(pairs: 1) { for _ in 0..<3 { $0.number(UInt64.max) } }),
    Case(
      "an array of arrays", .headerStructure,
      header(pairs: 1) {
        $0.string("k")
        for number in [9, 9, 9, 9] { $0.number(UInt32(number)) }
      }),
    Case(
      "an array of 2⁶³ numbers", .headerLength,
      header(pairs: 1) {
        $0.string("k")
        $0.number(UInt32(9))
        $0.number(UInt32(4))
        $0.number(UInt64(1) << 63)
      }),
    Case(
      "an unknown value type", .headerStructure,
      header(pairs: 1) {
        $0.string("k")
        for _ in 0..<4 { $0.number(UInt32(77)) }
      }),
    Case(
      "the same key twice", .duplicateName,
      header(pairs: 2) {
        $0.pair("k", 1)
        $0.pair("k", 1)
      }),
    Case("an alignment of 3", .headerStructure, header(pairs: 1) { $0.pair("general.alignment", 3) }),
    Case("an alignment of 0", .headerStructure, header(pairs: 1) { $0.pair("general.alignment", 0) }),
    Case("five dimensions", .shape, tensor([1, 1, 1, 1, 1])),
    Case("dimensions that overflow", .shape, tensor([1 << 32, 1 << 32])),
    Case("a dimension over 2⁶³", .shape, tensor([1 << 63])),
    Case("half a block", .shape, tensor([2, 16], type: 8)),
    Case("an unknown type", .unknownType, tensor([2], type: 99)),
    Case("a removed type", .unknownType, tensor([32], type: 4)),
    Case("an unaligned offset", .offsets, tensor([2], offset: 7)),
    Case("an offset near 2⁶³", .truncated, tensor([2], offset: (1 << 63) - 32)),
    Case("an end past the file", .truncated, tensor([999])),
    Case(
      "an overlap", .layout,
      header(tensors: 2) {
        $0.tensor("a", [8], type: 0, Array(repeating: 0, count: 32))
        $0.tensor("b", [8], type: 0, [], offset: 0)
      }),
    Case(
      "the same tensor twice", .duplicateName,
      header(tensors: 2) {
        $0.tensor("a", [8], type: 0, Array(repeating: 0, count: 32))
        $0.tensor("a", [8], type: 0, Array(repeating: 0, count: 32))
      }),
  ]

  @Test("Each kind of damage is named", arguments: cases)
  func refused(_ hostile: Case) throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/m.gguf"
      try write(hostile.bytes, to: path)
      let error = #expect(throws: TensorError.self) { try GGUFFile(path: path) }
      #expect(error?.kind == hostile.kind, "\(error?.description ?? "accepted")")
      #expect(error?.file == path)
    }
  }
}
