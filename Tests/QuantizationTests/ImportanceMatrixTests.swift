import Quantization
import Tensors
import Testing

@Suite("Importance matrices")
struct ImportanceMatrixTests {
  private static let shape = MatrixShape(rows: 64, columns: 512)

  @Test("Scales chosen with an importance matrix lose less of the outputs", arguments: 0..<3 as Range<UInt64>)
  func outputs(seed: UInt64) throws {
    let layer = try Samples.layer(64, 512, seed: seed)
    for type in GGUFBlockType.allCases where type.heedsImportance {
      let id = GGUFCodec(type).id
      let errors = try ["imatrix", "rtn"].map { try #require(try Samples.outputError(layer, $0, id)) }
      #expect(errors[0] < errors[1], "\(id)")
    }
  }

  @Test("Types that search for no scales ignore it", arguments: [GGUFBlockType.q8_0, .mxfp4, .nvfp4])
  func ignored(type: GGUFBlockType) throws {
    let layer = try Samples.layer(64, 512, seed: 1)
    let plain = try Samples.encoded(layer.weights, Self.shape, GGUFCodec(type))
    #expect(try ImportanceMatrix().quantize(layer, to: GGUFCodec(type)).encoded == plain)
  }

  @Test("Other formats, and importance that does not fit, are refused with the reason")
  func refused() throws {
    let layer = try Samples.layer(64, 512, seed: 1)
    let format = try #require(CodecCatalog.format(named: "int4-g128"))
    let error = #expect(throws: MethodError.self) { try ImportanceMatrix().quantize(layer, to: format) }
    #expect(error?.found == "int4-g128")
    for importance in [[Float](repeating: 1, count: 256), [Float](repeating: -1, count: 512)] {
      let format = GGUFCodec(.q4_k, importance: .columns(importance))
      #expect(throws: FormatError.self) { try format.quantizer(for: Self.shape, using: .best) }
    }
  }

  @Test("The made-up importance has a name that says so, and that of the test vectors")
  func example() throws {
    let format = try #require(CodecCatalog.format(named: "ggml_q4_K_imatrix"))
    #expect(format.id == "gguf-q4_k-example-imatrix" && format.title.contains("made-up"))
    #expect(CodecCatalog.format(named: "ggml_q8_0_imatrix") == nil)
  }
}
