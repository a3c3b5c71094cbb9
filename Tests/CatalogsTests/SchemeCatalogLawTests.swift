import Domain
import FoundationEssentials
import JSON
import TestSupport
import Testing

@testable import Catalogs

@Suite("Scheme catalog")
struct SchemeCatalogLawTests {
  private let store = SourceTree.shipped
  private static let dense = Scheme.ModelTraits(layers: 32, queryHeadsPerKeyValueHead: 4)

  private func bitsPerWeight(_ scheme: Scheme, _ tensorClass: TensorClass, columns: Int = 4096) -> Double {
    scheme.allotments(for: tensorClass, in: Self.dense).reduce(0) {
      $0 + $1.share * $1.format.bitsPerWeight(rows: 4096, columns: columns)
    }
  }

  private static let expectedBits: [(id: String, bits: Double)] = [
    ("fp32", 32.0), ("fp16", 16.0), ("bf16", 16.0), ("fp8-dynamic", 8.00390625), ("fp8-static", 8.0000019),
    ("fp8-block", 8.001953125), ("w8a8-int8", 8.00390625), ("w8a16", 8.125), ("w4a16-g128", 4.125),
    ("w4a16-g128-asym", 4.15625), ("awq", 4.15625), ("gptq", 4.15625), ("nf4", 4.5), ("nf4-dq", 4.126953),
    ("mxfp4", 4.25), ("nvfp4", 4.5), ("gguf-q8_0", 8.5), ("gguf-q6_k", 6.5625), ("gguf-q5_k_m", 5.5),
    ("gguf-q4_k_m", 4.5), ("gguf-q4_0", 4.5), ("gguf-q3_k_m", 3.4375), ("gguf-q2_k", 2.625),
    ("sparse-24-bf16", 9.0), ("sparse-24-w4a16", 3.125),
  ]

  @Test("Bits per weight of a 4096 × 4096 matrix, scales and all", arguments: expectedBits)
  func bits(id: String, expected: Double) throws {
    #expect(abs(bitsPerWeight(try store.scheme(id), .feedForwardUp) - expected) < 1e-5)
  }

  @Test("The mixes store each tensor as llama-quantize does")
  func mixes() throws {
    struct Row: Decodable {
      let scheme: String
      let layers: Int
      let queryHeadsPerKeyValueHead: Double
      let tiedEmbedding: Bool
      let experts: Int?
      let tensorClass: TensorClass
      let layersByFormat: [String: Int]
      /// Which layers, where they differ.
      let layerNumbers: [String: [Int]]?
    }
    let bytes = try FileSystem.read(SourceTree.fixtures + "/gguf-mixes.json")
    let rows = try JSONDocument(bytes).decode([Row].self)
    let schemes = Dictionary(try store.allSchemes().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    #expect(rows.count > 500 && Set(rows.map(\.scheme)).count == 16)
    for row in rows {
      let isSingle = [.embedding, .outputHead].contains(row.tensorClass)
      let traits = Scheme.ModelTraits(
        layers: isSingle ? 1 : row.layers, queryHeadsPerKeyValueHead: row.queryHeadsPerKeyValueHead,
        tiedEmbedding: row.tiedEmbedding, experts: row.experts)
      let scheme = try #require(schemes[row.scheme], "\(row.scheme)")
      let allotments = scheme.allotments(for: row.tensorClass, in: traits)
      let found = Dictionary(
        allotments.map { ($0.format.id ?? "", $0.layers) }, uniquingKeysWith: +)
      #expect(found == row.layersByFormat, "\(row.scheme) \(row.tensorClass) of \(row.layers) layers")
      for (format, layers) in row.layerNumbers ?? [:] {
        for layer in layers {
          let stored = scheme.format(for: row.tensorClass, layer: layer, in: traits)
          #expect(stored.id == format, "\(row.scheme) \(row.tensorClass) of layer \(layer)")
        }
      }
    }
  }

  @Test("Fused query, key and value take the type of the value projection")
  func fusedProjections() throws {
    for family in ["Phi-4", "Phi-3.5"] {
      let traits = Scheme.ModelTraits(layers: 40, queryHeadsPerKeyValueHead: 4, family: family)
      for scheme in try store.allSchemes() where scheme.kind == .gguf {
        func layers(_ tensorClass: TensorClass) -> [String?] {
          (0..<40).map { scheme.format(for: tensorClass, layer: $0, in: traits).id }
        }
        for tensorClass in [TensorClass.attentionQuery, .attentionKey] {
          #expect(layers(tensorClass) == layers(.attentionValue), "\(scheme.id) \(family)")
        }
      }
    }
  }

  @Test("Schemes on request are found by name, and not offered")
  func onRequest() throws {
    let offered = try store.offeredSchemes().map(\.id)
    let asked = try store.allSchemes().filter(\.onRequest).map(\.id)
    #expect(asked.contains("gguf-iq4_xs") && offered.contains("gguf-q4_k_m"))
    #expect(Set(offered).isDisjoint(with: asked))
    #expect(try store.allSchemes().count == offered.count + asked.count)
    #expect(try store.scheme("q4_k_s").onRequest)
  }

  @Test("The shares of an allotment add up to one for every scheme, class and depth")
  func sharesAddUp() throws {
    for scheme in try store.allSchemes() {
      for layers in [1, 2, 7, 32, 61, 80] {
        let traits = Scheme.ModelTraits(layers: layers, queryHeadsPerKeyValueHead: 8, experts: layers == 61 ? 8 : nil)
        for tensorClass in TensorClass.allCases {
          let allotments = scheme.allotments(for: tensorClass, in: traits)
          #expect(abs(allotments.reduce(0) { $0 + $1.share } - 1) < 1e-12)
          #expect(allotments.reduce(0) { $0 + $1.layers } == layers)
        }
      }
    }
  }

  @Test("What recipes spare keeps 16 bits or more", arguments: TensorClass.allCases)
  func sparedTensors(tensorClass: TensorClass) throws {
    let spared: [TensorClass] = [.vector, .visionTower, .audioTower, .projector, .companion, .recurrentState]
    guard spared.contains(tensorClass) else { return }
    for scheme in try store.allSchemes() {
      #expect(bitsPerWeight(scheme, tensorClass) >= 16, "\(scheme.id)")
    }
  }

  @Test("Embedding, output head and router stay as they are outside of GGUF, bitsandbytes and engines' own forms")
  func headsStay() throws {
    let own = Set(try store.allEngines().flatMap(\.ownSchemes))
    // ik_llama.cpp's own types are of GGUF files too, though the laboratory knows none of their formats.
    let others = try store.allSchemes().filter { $0.kind != .gguf && $0.nativeKernel != .gguf }
    // Of some families makers store the head narrow; that is no rule for other models.
    for scheme in others.map({ $0.meant(for: "any other", isMixture: false) }) where !own.contains(scheme.id) {
      for tensorClass in [TensorClass.embedding, .outputHead] { #expect(!scheme.covers(tensorClass), "\(scheme.id)") }
      #expect(!scheme.covers(.router) || scheme.nativeKernel == .bitsandbytes, "\(scheme.id)")
    }
  }

  @Test("MXFP4 quantizes the experts of a mixture and the linear layers of a dense model")
  func microscaling() throws {
    let scheme = try store.scheme("mxfp4")
    let mixture = Scheme.ModelTraits(layers: 36, experts: 128)
    #expect(scheme.allotments(for: .expertUp, in: mixture).first?.format.elementBits == 4)
    #expect(scheme.allotments(for: .attentionQuery, in: mixture).first?.format.elementBits == 16)
    #expect(scheme.allotments(for: .attentionQuery, in: Self.dense).first?.format.elementBits == 4)
  }

  @Test("Recipes for Llama 4 leave attention alone")
  func llama4() throws {
    let traits = Scheme.ModelTraits(layers: 48, experts: 16, family: "Llama 4")
    #expect(SourceTree.shipped.entries(.models).contains { $0.id.hasPrefix("llama-4") })
    for id in ["fp8-dynamic", "w4a16-g128", "nvfp4"] {
      let scheme = try store.scheme(id)
      #expect(scheme.allotments(for: .attentionQuery, in: traits).first?.format.elementBits == 16)
      #expect(scheme.allotments(for: .expertDown, in: traits).first?.format.elementBits ?? 16 <= 8)
    }
    #expect(try store.allModels().filter { $0.id.hasPrefix("llama-4") }.allSatisfy { $0.family == "Llama 4" })
  }

  @Test("No two schemes claim the same oracle")
  func oracles() throws {
    let schemes = try store.allSchemes()
    let oracles = schemes.flatMap(\.conformsTo)
    #expect(Set(oracles).count == oracles.count)
  }
}
