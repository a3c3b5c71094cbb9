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
