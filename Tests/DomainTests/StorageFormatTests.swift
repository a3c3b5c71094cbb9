import Domain
import FoundationEssentials
import Testing

@Suite("Storage of weights")
struct StorageFormatTests {
  private func format(_ json: String) throws -> StorageFormat {
    try JSONDecoder().decode(StorageFormat.self, from: Data(json.utf8))
  }

  @Test("More bits never take fewer bytes")
  func moreBitsNeverFewer() throws {
    for (rows, columns) in [(1, 1), (3, 200), (384, 1536), (4096, 14336), (8192, 8192)] {
      var previous = 0.0
      for bits in [1, 2, 3, 4, 5, 6, 8, 16, 32] {
        let json = #"{"elementBits": \#(bits), "scaleBits": 16, "granularity": "group-128"}"#
        let stored = try format(json).bits(rows: rows, columns: columns)
        #expect(stored > previous)
        previous = stored
      }
    }
  }

  @Test("Finer groups never take fewer bytes")
  func finerGroups() throws {
    var previous = 0.0
    for granularity in ["tensor", "channel", "group-128", "group-64", "group-32", "group-16"] {
      let stored = try format(#"{"elementBits": 4, "scaleBits": 16, "granularity": "\#(granularity)"}"#)
        .bits(rows: 512, columns: 4096)
      #expect(stored >= previous)
      previous = stored
    }
  }

  @Test("Partial groups and blocks count whole")
  func partialGroups() throws {
    #expect(Granularity.group(128).scales(rows: 2, columns: 200) == 4)
    #expect(Granularity.block(rows: 128, columns: 128).scales(rows: 200, columns: 320) == 6)
    #expect(Granularity.flat(64).scales(rows: 3, columns: 50) == 3)
  }

  @Test(
    "Granularities are written as they are read",
    arguments: ["tensor", "channel", "group-128", "flat-64", "block-128x128"])
  func granularityNames(name: String) throws {
    let granularity = try #require(Granularity(rawValue: name))
    #expect(granularity.rawValue == name)
  }

  @Test(
    "Other words are no granularity",
    arguments: ["", "group", "group-0", "group--1", "block-128", "block-128x", "tensor-1", "rows", "group-128x128"])
  func wrongGranularities(name: String) { #expect(Granularity(rawValue: name) == nil) }

  @Test("Rows that a block does not divide fall back to the first format that takes them")
  func fallbacks() throws {
    let json = """
      {"elementBits": 4, "scaleBits": 6, "zeroPointBits": 6, "granularity": "group-32",
       "outerScale": {"bits": 32, "every": 256}, "widthMultiple": 256,
       "fallbacks": [{"bitsPerElement": 5.5, "widthMultiple": 32}, {"bitsPerElement": 16}]}
      """
    let format = try format(json)
    #expect(format.bitsPerWeight(rows: 10, columns: 512) == 4.5)
    #expect(format.bitsPerWeight(rows: 10, columns: 384) == 5.5)
    #expect(format.bitsPerWeight(rows: 10, columns: 100) == 16)
  }

  @Test("Half of four-bit weights with their places take three bits each")
  func sparsity() throws {
    let json = """
      {"elementBits": 4, "scaleBits": 16, "granularity": "group-128", "sparsity": {"kept": 0.5, "indexBitsPerKept": 2}}
      """
    #expect(try format(json).bitsPerWeight(rows: 128, columns: 1024) == 3.125)
  }

  @Test(
    "Layers that get more bits, by llama.cpp's rules",
    arguments: [
      (LayerSelection.moreBits, 32, 16), (.moreBits, 80, 40), (.moreBits, 28, 14), (.moreBits, 8, 4),
      (.firstEighth, 32, 4),
      (.firstSixteenth, 32, 2), (.firstFour, 3, 3), (.firstFour, 32, 4), (.firstTwo, 32, 2), (.moreBits, 0, 0),
    ])
  func layerCounts(selection: LayerSelection, layers: Int, count: Int) {
    #expect(selection.count(of: layers) == count)
  }

  @Test("No selection picks more layers than there are")
  func selectionsStayWithin() {
    for selection in LayerSelection.allCases {
      for layers in 0...130 { #expect((0...layers).contains(selection.count(of: layers))) }
    }
  }

  @Test(
    "Codes that end amid a word fill it up",
    arguments: [
      (StorageFormat.Packing.dense, 3, 5.0, 105.0, 0.0), (.bytes, 3, 5, 112, 0), (.words, 3, 5, 3 * 64, 32),
      (.tenAWord, 3, 3, 96, 0),
    ])
  func packing(_ packing: StorageFormat.Packing, rows: Int, bits: Double, codes: Double, zeroPoints: Double) {
    let format = StorageFormat(
      id: nil, elementBits: bits, zeroPointBits: zeroPoints > 0 ? bits : 0, granularity: .channel, packing: packing)
    let size = format.size(rows: rows, columns: 7)
    #expect(Double(size.codeBits) == codes && Double(size.zeroPointBits) == zeroPoints && size.scaleBits == 0)
    #expect(format.bits(rows: rows, columns: 7) == codes + zeroPoints)
  }

  @Test("Sizes beyond any memory do not overflow")
  func huge() {
    let format = StorageFormat(id: nil, elementBits: 64, scaleBits: 64, granularity: .channel)
    let size = format.size(rows: .max, columns: .max)
    #expect(size.codeBits == .max && size.totalBits == .max)
  }
}
