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
      on: try store.accelerator(card), scheme: scheme, kernel: scheme.nativeKernel, isMixture: false)
  }

  @Test(
    "The first exception that holds replaces the constants that it names",
    arguments: [
      ("vllm", "h100", "bf16", "Hopper, 16 bits"), ("vllm", "h100", "w4a16-g128", "4-bit weights (Marlin)"),
      ("vllm", "a100", "w8a8-int8", "Ampere with HBM, INT8"), ("vllm", "a100", "bf16", "Ampere with HBM"),
      ("vllm", "rtx-a6000", "w4a16-g128", "GDDR cards, 4-bit weights (Marlin)"),
      ("vllm", "rtx-a6000", "bf16", "GDDR cards"), ("llama-cpp", "m2-ultra", "gguf-q4_k_m", "Apple, GGUF"),
      ("llama-cpp", "strix-halo", "gguf-q4_k_m", "integrated Radeon, GGUF"),
    ])
  func adjustments(engine: String, card: String, scheme: String, name: String) throws {
    let constants = try constants(engine, card, scheme)
    let all = try store.engine(engine).performance.adjustments
    let exception = try #require(all.first { $0.basis.hasPrefix(name + ":") || $0.basis == name })
    #expect(exception.secondsPerLayer == constants.secondsPerLayer)
  }

  @Test("What no exception is for has the constants of all")
  func usual() throws {
    let performance = try store.engine("vllm").performance
    let constants = try constants("vllm", "mi300x", "bf16")
    #expect(constants.secondsPerLayer == performance.secondsPerLayer)
    #expect(constants.bandwidthEfficiency == performance.bandwidthEfficiency)
  }

  @Test("Exceptions for mixtures hold for mixtures alone")
  func mixtures() throws {
    let (performance, card) = (try store.engine("vllm").performance, try store.accelerator("h100"))
    let scheme = try store.scheme("bf16")
    let (dense, mixed) = (
      performance.constants(on: card, scheme: scheme, kernel: .bf16, isMixture: false),
      performance.constants(on: card, scheme: scheme, kernel: .bf16, isMixture: true)
    )
    #expect(dense.secondsPerMixtureLayer == performance.secondsPerMixtureLayer)
    #expect(mixed.secondsPerMixtureLayer != performance.secondsPerMixtureLayer)
    #expect(mixed.secondsPerLayer == dense.secondsPerLayer)
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
