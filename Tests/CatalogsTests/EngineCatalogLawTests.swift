import Domain
import Quantities
import TestSupport
import Testing

@testable import Catalogs

@Suite("Engine catalog")
struct EngineCatalogLawTests {
  private let store = SourceTree.shipped

  private func constants(_ engine: String, _ card: String, _ scheme: String) throws -> EnginePerformance.Constants {
    let scheme = try store.scheme(scheme)
    return try store.engine(engine).performance.constants(
      on: try store.accelerator(card), scheme: scheme, kernel: scheme.nativeKernel)
  }

  @Test(
    "Exceptions replace the constants that they name",
    arguments: [
      ("vllm", "h100", "bf16", 0.9, 75.0), ("vllm", "h100", "w4a16-g128", 0.9, 120),
      ("vllm", "a100", "w8a8-int8", 0.9, 140),
      ("vllm", "rtx-a6000", "bf16", 0.9, 40), ("sglang", "h20", "bf16", 0.36, 50), ("sglang", "h20", "awq", 0.26, 60),
      ("llama-cpp", "rtx-4090", "gguf-q4_k_m", 0.9, 90), ("llama-cpp", "m2-ultra", "gguf-q4_k_m", 0.75, 150),
      ("vllm", "mi300x", "bf16", 0.9, 90),
    ])
  func adjustments(engine: String, card: String, scheme: String, efficiency: Double, microseconds: Double) throws {
    let constants = try constants(engine, card, scheme)
    #expect(constants.bandwidthEfficiency == efficiency)
    #expect(abs(constants.secondsPerLayer.value * 1e6 - microseconds) < 1e-9)
  }

  @Test(
    "Sampling's peak is what vLLM logged for four models on an H100, within 2 %",
    arguments: [(128_256, 4.76), (128_256, 4.84), (151_936, 5.64), (201_088, 7.38)])
  func samplingPeak(vocabulary: Int, loggedGibibytes: Double) throws {
    let memory = try store.engine("vllm").memory
    let limits = memory.limits(on: try store.accelerator("h100"))
    let bytes = memory.logitBytesPerVocabularyEntry * Double(limits.sequences) * Double(vocabulary)
    #expect(abs(bytes / 1_073_741_824 / loggedGibibytes - 1) < 0.02)
  }

  @Test("Smaller cards and the A100 get the smaller limits")
  func limits() throws {
    let memory = try store.engine("vllm").memory
    for card in ["a100", "l40s", "rtx-4090"] {
      #expect(memory.limits(on: try store.accelerator(card)).sequences == 256, "\(card)")
    }
    #expect(memory.limits(on: try store.accelerator("b200")).batchedTokens == 8192)
  }

  @Test("MXFP4 experts of 2,880 occupy 3,072, and other kernels pad nothing")
  func expertPadding() throws {
    let memory = try store.engine("vllm").memory
    #expect(memory.expertWidth(2880, kernel: .mxfp4WeightOnly) == 3072)
    #expect(memory.expertWidth(3072, kernel: .mxfp4Native) == 3072)
    #expect(memory.expertWidth(2880, kernel: .bf16) == 2880)
    #expect(memory.expertWidth(.max, kernel: .mxfp4Native) == .max)
  }

  @Test("An engine says nothing about an accelerator without a vendor")
  func unknownVendor() throws {
    let folder = try TemporaryCatalog()
    let path = try folder.write(MinimalEntries.accelerator, kind: .hardware, id: "own-card")
    #expect(try store.engine("vllm").runs(on: try store.accelerator(path)) == nil)
    #expect(try store.engine("vllm").runs(on: try store.accelerator("m4-max")) == false)
  }
}
