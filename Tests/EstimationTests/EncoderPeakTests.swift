import Domain
import Quantities
import TestSupport
import Testing

@testable import Estimation

@Suite("What encoding images holds before the cache is counted")
struct EncoderPeakTests {
  private func replica(_ model: String, engine: String = "vllm", ranks: Int = 1) throws -> Replica {
    let fixture = try MemoryFixture(model, engine: engine)
    return Replica(
      profile: fixture.profile, stored: try fixture.stored("bf16"), layout: Layout(tensorParallel: ranks),
      site: fixture.site, keyValueCache: .bf16, sequenceLimit: 8)
  }

  @Test("Images of Qwen2.5-VL at their largest outweigh the text's activations, and the ledger says so")
  func largest() throws {
    let replica = try replica("qwen2.5-vl-7b-instruct")
    let peak = try #require(EncoderPeak(replica))
    // 16,384 tokens an image, four patches each: more than a pass holds, so one image.
    #expect(peak.images == 1 && (60_000...65_536).contains(peak.positions))
    let ledger = replica.ledger(for: CacheLoad(sequences: 1, contextTokens: 1024))
    let item = try #require(ledger.items.first { $0.kind.fact == .activations })
    #expect(item.bytes == ByteCount(roundingUp: peak.bytes))
    guard case .fact(.encoderActivations(let images, let positions, let width)) = item.basis else {
      Issue.record("\(item.basis)")
      return
    }
    #expect(images == peak.images && positions == peak.positions && width == peak.width)
  }

  @Test("Text models, and engines that count without it, reserve nothing for images")
  func none() throws {
    #expect(EncoderPeak(try replica("llama-3.1-8b-instruct")) == nil)
    #expect(EncoderPeak(try replica("qwen2.5-vl-7b-instruct", engine: "llama-cpp")) == nil)
  }

  @Test("More ranks never hold more each", arguments: ["qwen2.5-vl-7b-instruct", "llama-4-scout-17b-16e-instruct"])
  func ranks(model: String) throws {
    let widths = try [1, 2, 4, 8].map { try #require(EncoderPeak(try replica(model, ranks: $0))).width }
    #expect(widths == widths.sorted(by: >))
  }
}
