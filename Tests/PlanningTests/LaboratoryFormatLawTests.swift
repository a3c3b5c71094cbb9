import Catalogs
import Domain
import Quantization
import Tensors
import TestSupport
import Testing

@Suite("Formats and their codecs")
struct LaboratoryFormatLawTests {
  @Test("The laboratory has a codec for every format of the catalog and of a scheme")
  func known() throws {
    let catalogs = try ShippedCatalogs.store()
    let names = try catalogs.allFormats().map(\.id) + catalogs.allSchemes().flatMap { $0.rules.flatMap(\.format.ids) }
    for name in Set(names) { #expect(CodecCatalog.format(named: name)?.id == name, "\(name)") }
  }

  @Test("The laboratory has a codec for every format that checkpoints are read as by its name")
  func checkpoints() throws {
    let folder = try TemporaryFolder()
    for (bits, group, isSymmetric) in [2, 3, 4, 8].flatMap({ bits in
      [32, 64, 128, -1].flatMap { group in [true, false].map { (bits, group, $0) } }
    }) {
      let path = try folder.write(
        "config.json",
        """
        {"model_type":"llama","hidden_size":512,"intermediate_size":1024,"num_hidden_layers":1,"num_attention_heads":4,
         "vocab_size":1000,"max_position_embeddings":8192,"torch_dtype":"bfloat16","quantization_config":
         {"quant_method":"gptq","bits":\(bits),"group_size":\(group),"sym":\(isSymmetric)}}
        """)
      let store = try ShippedCatalogs.store()
      let checkpoint = try #require(try store.model(path).checkpoint)
      let format = try store.scheme(checkpoint.scheme).stored(as: checkpoint)
        .allotments(for: .feedForwardUp, in: Scheme.ModelTraits(layers: 1)).first?.format
      let id = try #require(format?.id, "\(bits), \(group)")
      #expect(CodecCatalog.format(named: id)?.id == id)
    }
  }

  @Test("The catalog and the codec agree on every bit of every shape that the format holds")
  func bits() throws {
    for entry in try ShippedCatalogs.store().allFormats() {
      let codec = try #require(CodecCatalog.format(named: entry.id))
      var held = 0
      for rows in [1, 2, 7, 8, 100, 384, 1000, 4096] {
        for columns in [1, 16, 20, 32, 128, 200, 384, 1536, 4096, 14_336] {
          guard let size = try? codec.storage(of: MatrixShape(rows: rows, columns: columns)) else { continue }
          held += 1
          // The catalog leaves out the one mean of nf4-dq's scales.
          let once = entry.id == "nf4-dq" ? 32.0 : 0
          let bits = entry.format.bits(rows: rows, columns: columns)
          #expect(bits + once == Double(size.totalBits), "\(entry.id) \(rows) × \(columns)")
        }
      }
      #expect(held >= 16, "\(entry.id)")
    }
  }
}
