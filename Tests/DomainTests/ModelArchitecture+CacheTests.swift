import Domain
import FoundationEssentials
import Testing

@Suite("Caches")
struct ModelArchitectureCacheTests {
  @Test("Cached elements, layers and states equal the published configurations'")
  func cacheFacts() throws {
    for (id, facts) in try CacheFacts.load().models {
      let architecture = try ModelCatalog.architecture(id)
      let main = architecture.cacheLayers.filter { $0.content != .indexerKeys }
      let local = main.filter { $0.span != .full }
      #expect(architecture.keyValueCacheElementsPerToken() == facts.elements, "\(id)")
      #expect(main.reduce(0) { $0 + $1.count } == facts.layers, "\(id)")
      #expect(architecture.layers == facts.depth, "\(id)")
      #expect(local.reduce(0) { $0 + $1.count } == facts.localLayers ?? 0, "\(id)")
      #expect(local.allSatisfy { $0.span.cachedTokens(of: .max) == facts.localTokens }, "\(id)")
      #expect(architecture.recurrentStatePerSequence.elements == facts.stateElements ?? 0, "\(id)")
    }
  }

  @Test(
    "Known sizes at 16 bits, bytes a token",
    arguments: [
      ("llama-3.3-70b-instruct", 327_680), ("deepseek-v3", 70_272), ("llama-4-scout-17b-16e-instruct", 196_608),
      ("llama-3.1-8b-instruct", 131_072), ("mamba-2.8b", 0),
    ])
  func knownBytesPerToken(id: String, bytes: Int64) throws {
    #expect(try ModelCatalog.architecture(id).keyValueCacheElementsPerToken() * 2 == bytes)
  }

  @Test("Gemma 3 27B keeps about 10.4 GiB for 131,072 tokens when its windows are used")
  func gemmaWindows() throws {
    let layers = try ModelCatalog.architecture("gemma-3-27b-it").cacheLayers
    let bytes = 2 * layers.reduce(0) { $0 + $1.elements(forSequenceOf: 131_072) }
    #expect(abs(Double(bytes) / 1_073_741_824 - 10.41) < 0.01)
  }

  @Test("Latent vectors are whole on each rank, keys and values divided by heads")
  func divisibleHeads() throws {
    #expect(try ModelCatalog.architecture("deepseek-v3").cacheLayers.map(\.divisibleHeads) == [nil])
    #expect(try ModelCatalog.architecture("llama-3.3-70b-instruct").cacheLayers.map(\.divisibleHeads) == [8])
  }

  @Test("Index keys are counted only for layers that have an indexer")
  func indexerKeys() throws {
    let dense = try ModelCatalog.architecture("deepseek-v3.2").cacheLayers
    #expect(dense.first { $0.content == .indexerKeys }?.count == 61)
    let shared = try ModelCatalog.architecture("glm-5.2").cacheLayers
    #expect(shared.first { $0.content == .indexerKeys }?.count == 21)
    #expect(shared.first { $0.content == .latent }?.count == 78)
  }

  /// Two layers of Flash see a window alone; 21 keep an entry and an indexer's key for 4 tokens, 20 an entry for 128.
  @Test(
    "Compressed entries count by the token, windows as far as they reach",
    arguments: [("deepseek-v4-flash", 43, 3440), ("deepseek-v4-pro", 61, 4924)])
  func compressed(id: String, depth: Int64, elements: Int64) throws {
    let layers = try ModelCatalog.architecture(id).cacheLayers
    for tokens in [65_536, 1 << 20] {
      let kept = layers.reduce(0) { $0 + $1.elements(forSequenceOf: tokens) }
      #expect(kept == depth * 128 * 512 + elements * Int64(tokens))
    }
  }

  @Test("Cross-attention keeps the other sequence once, whatever the text's length")
  func crossAttention() throws {
    #expect(try ModelCatalog.architecture("whisper-large-v3").crossAttentionElementsPerSequence == 32 * 2560 * 1500)
    let vision = try ModelCatalog.architecture("llama-3.2-11b-vision-instruct")
    #expect(vision.crossAttentionElementsPerSequence == 8 * 2048 * 6404)
    #expect(try ModelCatalog.architecture("llama-3.3-70b-instruct").crossAttentionElementsPerSequence == 0)
  }

  @Test("Encoders and denoisers keep no cache")
  func encodersKeepNothing() throws {
    for (id, _, architecture) in ModelCatalog.sized where [.encoder, .denoiser].contains(architecture.kind) {
      #expect(architecture.cacheLayers.isEmpty, "\(id)")
    }
  }

  @Test("A longer sequence never needs less cache, and a window caps it")
  func cacheGrows() {
    for (id, _, architecture) in ModelCatalog.sized {
      for layer in architecture.cacheLayers {
        let sizes = [0, 1, 127, 128, 4096, 8192, 131_072, 10_000_000].map(layer.elements)
        #expect(sizes == sizes.sorted() && sizes[0] == 0, "\(id)")
        if layer.span != .full {
          #expect(layer.elements(forSequenceOf: 10_000_000) < layer.elements(forSequenceOf: 1) * 10_000_000, "\(id)")
        }
      }
    }
  }
}
