import Domain
import Estimation
import Quantities
import Testing

@Suite("KV cache sizes")
struct KeyValueCacheTests {
  @Test(
    "Bytes a token at 16 bits, every layer full",
    arguments: [
      // 80 layers × 8 KV heads × 128 × 2 × 2 B
      ("llama-3.3-70b-instruct", Int64(327_680)),
      // 61 layers × (512 + 64) × 2 B: one latent vector instead of 128 heads
      ("deepseek-v3", 70_272),
      // 48 layers × 8 KV heads × 128 × 2 × 2 B
      ("llama-4-scout-17b-16e-instruct", 196_608),
    ])
  func bytesPerToken(model: String, bytes: Int64) throws {
    #expect(try MemoryFixture(model).ledger().keyValueCacheBytesPerToken.bytes == bytes)
  }

  @Test(
    "SGLang keeps index keys in FP8 with scales, where a layer has an indexer, and latents as its kernels want them",
    arguments: [
      // 78 latents of 576 × 2 B, 21 layers' keys of 128 + 4 B
      ("glm-5.2", KeyValueCacheFormat.bf16, "h200-sxm-141gb", Int64(92_628)),
      // Hopper: 512 + 16 of scales + 64 × 2 of rotary key
      ("glm-5.2", .fp8, "h200-sxm-141gb", 53_940),
      // Blackwell's kernels read plain FP8
      ("glm-5.2", .fp8, "b200", 47_700),
      ("deepseek-v3.2", .fp8, "h200-sxm-141gb", 48_068),
      // No indexer, nothing beside
      ("deepseek-v3", .fp8, "h200-sxm-141gb", 35_136),
    ])
  func sparse(model: String, format: KeyValueCacheFormat, accelerator: String, bytes: Int64) throws {
    let fixture = try MemoryFixture(model, engine: "sglang", accelerator: accelerator)
    #expect(try fixture.ledger(cache: format).keyValueCacheBytesPerToken.bytes == bytes)
  }

  @Test("Scout's chunked layers stop growing at 8,192 tokens")
  func scoutChunks() throws {
    let ledger = try MemoryFixture("llama-4-scout-17b-16e-instruct").ledger(context: 131_072)
    let layer = Int64(8 * 128 * 2 * 2)
    #expect(ledger.keyValueCacheFullBytes.bytes == 48 * layer * 131_072)
    #expect(ledger.keyValueCacheWindowedBytes.bytes == 12 * layer * 131_072 + 36 * layer * 8192)
  }

  @Test("Gemma 3 27B holds 131,072 tokens in about 10.4 GiB with windows")
  func gemma() throws {
    let ledger = try MemoryFixture("gemma-3-27b-it").ledger(context: 131_072)
    #expect(abs(ledger.keyValueCacheWindowedBytes.gibibytes - 10.4) < 0.1)
  }

  @Test("llama.cpp's layers with windows hold a micro-batch beside them, and no more than the sequence")
  func windowMargin() throws {
    let fixture = try MemoryFixture("gemma-3-27b-it", engine: "llama-cpp")
    let token = Int64(16 * 128 * 2 * 2)
    let windowed = Int64(52)
    let long = try fixture.ledger(cache: .fp16, context: 131_072).bytes(of: .keyValueCache).bytes
    #expect(long == 10 * token * 131_072 + windowed * token * (1024 + 512))
    let short = try fixture.ledger(cache: .fp16, context: 1280).bytes(of: .keyValueCache).bytes
    #expect(short == 62 * token * 1280)
  }

  @Test("Of windowed models a token costs what its average says, and a further one only the full layers")
  func windowed() throws {
    let ledger = try MemoryFixture("gemma-3-27b-it").ledger(context: 131_072)
    let cache = try #require(ledger.windowedCache)
    let token = Int64(16 * 128 * 2 * 2)
    #expect(cache.marginalBytesPerToken.bytes == 10 * token)
    #expect(cache.averageBytesPerToken > cache.marginalBytesPerToken)
    let room = Double(cache.averageBytesPerToken.bytes) * Double(ledger.keyValueCacheTokens)
    let space = Double((ledger.spareBytes + ledger.bytes(of: .keyValueCache)).bytes)
    #expect(abs(room / space - 1) < 0.001, "what tokens take fills the room for them")
    #expect(try MemoryFixture("llama-3.1-8b-instruct").ledger(context: 8192).windowedCache == nil)
  }

  @Test("A latent cache is whole on every tensor-parallel rank; heads are divided until one is left")
  func parallel() throws {
    let latent = try MemoryFixture("deepseek-v3")
    let one = try latent.ledger(context: 4096).bytes(of: .keyValueCache)
    let eight = try latent.ledger(layout: Layout(tensorParallel: 8), context: 4096).bytes(of: .keyValueCache)
    #expect(one == eight)
    let heads = try MemoryFixture("llama-3.1-8b-instruct")
    let cache = try heads.ledger(context: 4096).bytes(of: .keyValueCache)
    #expect(try heads.ledger(layout: Layout(tensorParallel: 8), context: 4096).bytes(of: .keyValueCache) * 8 == cache)
    #expect(try heads.ledger(layout: Layout(tensorParallel: 16), context: 4096).bytes(of: .keyValueCache) * 8 == cache)
  }

  @Test("Encoders keep no cache; recurrent state doesn't grow with the context")
  func constant() throws {
    #expect(try MemoryFixture("bert-base-uncased").ledger(context: 512).bytes(of: .keyValueCache) == .zero)
    let mamba = try MemoryFixture("mamba-2.8b")
    let short = try mamba.ledger(context: 10).bytes(of: .keyValueCache)
    #expect(short > .zero)
    #expect(try mamba.ledger(context: 100_000).bytes(of: .keyValueCache) == short)
  }
}
