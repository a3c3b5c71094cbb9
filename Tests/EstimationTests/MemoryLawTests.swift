import Catalogs
import Domain
import Estimation
import Quantities
import TestSupport
import Testing

/// One model of every kind of attention and feed-forward part.
let modelsOfEveryKind = [
  "llama-3.1-8b-instruct", "llama-4-scout-17b-16e-instruct", "deepseek-v3", "gemma-3-27b-it", "gpt-oss-120b",
  "qwen3-next-80b-a3b-instruct", "jamba-1.5-mini", "nemotron-nano-9b-v2", "mixtral-8x7b-instruct-v0.1",
  "llama-3.2-11b-vision-instruct", "whisper-large-v3", "bert-base-uncased", "mamba-2.8b",
  "kimi-linear-48b-a3b-instruct",
]

/// Builds memory estimates of shipped entries.
struct MemoryFixture {
  let store: CatalogStore
  let profile: ModelProfile
  let engine: Engine
  let accelerator: Accelerator

  init(_ model: String, engine: String = "vllm", accelerator: String = "h100-sxm-80gb") throws {
    store = try ShippedCatalogs.store()
    profile = try ModelProfile(store.model(model))
    self.engine = try store.engine(engine)
    self.accelerator = try store.accelerator(accelerator)
  }

  var site: Site { Site(accelerator: accelerator, engine: engine) }

  func stored(_ scheme: String) throws -> StoredWeights {
    StoredWeights(profile, scheme: try store.scheme(scheme))
  }

  func ledger(
    _ scheme: String = "bf16", layout: Layout = Layout(tensorParallel: 1), cache: KeyValueCacheFormat = .bf16,
    sequences: Int = 1, context: Int = 1024
  ) throws -> MemoryLedger {
    Replica(
      profile: profile, stored: try stored(scheme), layout: layout, site: site, keyValueCache: cache
    ).ledger(for: CacheLoad(sequences: sequences, contextTokens: context))
  }
}

@Suite("Laws of the memory ledger")
struct MemoryLawTests {
  @Test("Activations are of what is computed at once, not of all that a pass carries")
  func microBatches() throws {
    let fixture = try MemoryFixture("llama-3.1-8b-instruct", engine: "llama-cpp", accelerator: "rtx-4090")
    let memory = fixture.engine.memory
    let part = try #require(memory.microBatchTokens)
    #expect(part < memory.batchedTokens)
    let rows = memory.activationRows * Double(part) * Double(fixture.profile.architecture.hiddenSize)
    let replica = Replica(
      profile: fixture.profile, stored: try fixture.stored("gguf-q4_k_m"), layout: Layout(tensorParallel: 1),
      site: fixture.site, keyValueCache: .fp16, sequenceLimit: 1)
    let ledger = replica.ledger(for: CacheLoad(sequences: 1, contextTokens: 1024))
    #expect(ledger.bytes(of: .activations) == ByteCount(roundingUp: 2 * rows))
  }

  @Test("The items add up to the total, and the total and the spare to the capacity", arguments: modelsOfEveryKind)
  func sums(model: String) throws {
    let fixture = try MemoryFixture(model)
    for scheme in try fixture.store.allSchemes().map(\.id) {
      for layout in [
        Layout(tensorParallel: 1), Layout(tensorParallel: 4), Layout(tensorParallel: 2, pipelineParallel: 3),
      ] {
        let ledger = try fixture.ledger(scheme, layout: layout, sequences: 3, context: 5000)
        #expect(ledger.items.map(\.bytes).sum() == ledger.totalBytes)
        #expect(ledger.totalBytes + ledger.spareBytes == ledger.capacityBytes)
        #expect(ledger.items.allSatisfy { $0.bytes >= .zero })
        #expect(ledger.loadPeakBytes >= ledger.totalBytes)
      }
    }
  }

  @Test("More context never needs less memory, more sequences never less", arguments: modelsOfEveryKind)
  func monotoneInLoad(model: String) throws {
    let fixture = try MemoryFixture(model)
    let contexts = [1, 100, 4096, 8192, 8193, 131_072]
    let totals = try contexts.map { try fixture.ledger(context: $0).totalBytes }
    #expect(totals == totals.sorted())
    let crowds = try [1, 2, 7, 64].map { try fixture.ledger(sequences: $0, context: 2048).totalBytes }
    #expect(crowds == crowds.sorted())
  }

  @Test("A cache that keeps windows only is never larger than one with all layers full", arguments: modelsOfEveryKind)
  func windows(model: String) throws {
    let fixture = try MemoryFixture(model)
    for context in [128, 8192, 100_000] {
      let ledger = try fixture.ledger(context: context)
      #expect(ledger.keyValueCacheWindowedBytes <= ledger.keyValueCacheFullBytes)
    }
  }

  @Test("More bits never take fewer bytes", arguments: modelsOfEveryKind)
  func monotoneInBits(model: String) throws {
    let fixture = try MemoryFixture(model)
    for falling in [
      ["fp32", "bf16", "w8a16", "w4a16-g128"],
      ["gguf-q8_0", "gguf-q6_k", "gguf-q5_k_m", "gguf-q4_k_m", "gguf-q3_k_m", "gguf-q2_k"],
    ] {
      let sizes = try falling.map { try fixture.stored($0).bytes }
      #expect(sizes == sizes.sorted(by: >), "\(falling): \(sizes.map(\.gibibytes))")
    }
  }

  @Test("A narrower cache never holds fewer tokens", arguments: modelsOfEveryKind)
  func cacheTokens(model: String) throws {
    let fixture = try MemoryFixture(model, accelerator: "b300")
    let wide = try fixture.ledger(cache: .bf16)
    let narrow = try fixture.ledger(cache: .fp8)
    #expect(narrow.keyValueCacheTokens >= wide.keyValueCacheTokens)
    #expect(narrow.totalBytes <= wide.totalBytes)
  }

  @Test(
    "A split never makes the fullest rank fuller, and all ranks together hold at least the whole",
    arguments: modelsOfEveryKind)
  func splits(model: String) throws {
    let fixture = try MemoryFixture(model)
    let whole = try fixture.stored("bf16").bytes
    var last = try fixture.ledger().weightsBytes
    #expect(abs((last - whole).bytes) <= 16, "one rank holds the whole model, up to rounding")
    for ranks in [2, 4, 8] {
      let rank = try fixture.ledger(layout: Layout(tensorParallel: ranks)).weightsBytes
      #expect(rank <= last)
      #expect(rank * ranks >= whole)
      last = rank
    }
    let stages = try fixture.ledger(layout: Layout(tensorParallel: 1, pipelineParallel: 2)).weightsBytes
    #expect(stages * 2 >= whole)
  }

  @Test("Dense attention and feed-forward weights divide without a rest")
  func exactSplit() throws {
    let fixture = try MemoryFixture("llama-3.1-70b-instruct")
    let one = try fixture.ledger().items.first { $0.kind == .fact(.feedForward) }
    let eight = try fixture.ledger(layout: Layout(tensorParallel: 8)).items.first { $0.kind == .fact(.feedForward) }
    #expect(try #require(eight).bytes * 8 == (try #require(one)).bytes)
  }

  @Test("Where no matrix is a head, llama.cpp gives the embedding its type")
  func embeddingWithoutHead() throws {
    let fixture = try MemoryFixture("all-minilm-l6-v2")
    let stored = StoredWeights(fixture.profile, scheme: try fixture.store.scheme("gguf-q4_k_m"))
    let embedding = try #require(stored.groups.first { $0.group.tensorClass == .embedding })
    // 6 bits, and 8 where 256 doesn't divide rows.
    #expect(embedding.formats.map { $0.id(columns: embedding.group.columns) } == ["gguf-q8_0"])
  }
}
