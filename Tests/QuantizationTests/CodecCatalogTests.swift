import Domain
import Quantization
import Tensors
import Testing

@Suite("True bits per weight")
struct CodecCatalogTests {
  @Test("The sizes that the formats' own documents give")
  func documented() throws {
    let square = MatrixShape(rows: 4096, columns: 4096)
    let expected: [(String, Double)] = [
      ("int4-g128", 4.125), ("int4-g128-asym", 4.15625), ("int4-g64", 4.25), ("int4-g64-asym", 4.3125),
      ("int4-g32", 4.5), ("int4-g32-asym", 4.625), ("int8", 8 + 16.0 / 4096), ("fp8", 8 + 32.0 / 4096),
      ("fp8-block", 8 + 32.0 / 16384), ("nf4", 4.5), ("nf4-dq", 4 + 8.0 / 64 + 32.0 / (64 * 256)), ("bf16", 16),
      ("fp16", 16), ("fp32", 32), ("int3", 3.125), ("int2", 2.125), ("mxfp4", 4.25), ("mxfp8", 8.25),
      ("nvfp4", 4.5 + 32.0 / 16_777_216),
      ("q8_0", 8.5), ("q5_1", 6), ("q5_0", 5.5), ("q4_1", 5), ("gguf-q4_0", 4.5),
      ("q6_k", 6.5625), ("q5_k", 5.5), ("q4_k", 4.5), ("q3_k", 3.4375), ("q2_k", 2.625), ("iq4_nl", 4.5),
      ("iq4_xs", 4.25),
    ]
    for (name, bits) in expected {
      let format = try #require(CodecCatalog.format(named: name))
      let found = try #require(try format.bitsPerWeight(of: square))
      #expect(abs(found - bits) < 1e-5, "\(name): \(found)")
    }
  }

  @Test("Packed codes, scales and zero points take exactly the bytes that the format says")
  func packed() throws {
    for shape in [
      MatrixShape(rows: 5, columns: 128), MatrixShape(rows: 9, columns: 384), MatrixShape(rows: 3, columns: 20),
      MatrixShape(rows: 3, columns: 512),
    ] {
      let weights = try Samples.matrix(shape.rows, shape.columns, seed: 3)
      for format in CodecCatalog.all {
        guard let storage = try? format.storage(of: shape) else { continue }
        let encoded = try Samples.encoded(weights, shape, format)
        var bits = encoded.fields.isEmpty ? storage.codeBits : 0
        for field in encoded.fields { bits += Self.storedBits(field, of: format, shape) }
        #expect(bits == storage.totalBits, "\(format.id) \(shape)")
      }
    }
  }

  /// Bits of an array in a checkpoint, where ours has a byte or a float for each element.
  private static func storedBits(
    _ field: EncodedMatrix.Field, of format: any Codec, _ shape: MatrixShape
  ) -> Int {
    let count = field.shape.reduce(1, *)
    switch (field.suffix, format) {
    case ("codes", let integer as IntegerCodec): return shape.rows * packedBits(shape.columns, each: integer.bits)
    case ("zero_points", let integer as IntegerCodec):
      return integer.granularity == .tensor
        ? integer.bits : (field.shape.last ?? 1) * packedBits(shape.rows, each: integer.bits)
    case ("scales", is IntegerCodec): return 16 * count
    case ("codes", let format as HQQCodec):
      return format.bits == 3 ? (count + 9) / 10 * 32 : format.bits * count
    case ("scales", is HQQCodec), ("zeros", is HQQCodec): return 16 * count
    case ("codes", let format as AffineCodec): return format.bits * count
    case ("scales", is AffineCodec), ("zeros", is AffineCodec): return 16 * count
    case ("codes", is NVFloat4Codec): return 4 * count
    case ("scales", is NVFloat4Codec): return 8 * count
    case ("codes", let format as MicroscalingCodec) where field.shape.last == shape.columns:
      return format.element.bits * count
    // The floats beside stored scale codes and exponents are what these decode to.
    case ("scales", is MicroscalingCodec): return 0
    case ("scales", let format as CodebookCodec) where format.quantizesScales: return 0
    default: return 8 * field.bytes.count
    }
  }

  /// Bits that so many codes take in 32-bit words, found by really packing them.
  private static func packedBits(_ count: Int, each bits: Int) -> Int {
    if bits == 8 { return 8 * count }
    var words: Set<Int> = []
    for index in 0..<count {
      for bit in index * bits..<(index + 1) * bits { words.insert(bit / 32) }
    }
    return 32 * words.count
  }

  @Test("Ids and aliases are unique, lower case, and find their format in any spelling")
  func names() throws {
    var seen: [String: String] = [:]
    for format in CodecCatalog.all {
      for name in [format.id] + format.aliases {
        #expect(name == name.lowercased())
        #expect(seen.updateValue(format.id, forKey: name) == nil, "\(name) twice")
        #expect(CodecCatalog.format(named: name.uppercased())?.id == format.id)
      }
      #expect(!format.title.isEmpty)
    }
    #expect(CodecCatalog.format(named: "int4_g128")?.id == "int4-g128")
    #expect(CodecCatalog.format(named: "w4a16-g128")?.id == "int4-g128")
    #expect(CodecCatalog.format(named: "int5") == nil)
  }
}
