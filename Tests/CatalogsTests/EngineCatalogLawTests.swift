@testable import Domain
import Quantities
import TestSupport
import Testing

@testable import Catalogs

@Suite("Engine catalog")
struct EngineCatalogLawTests {
  private let store = SourceTree.shipped

  private func constants(
    _ engine: String, _ card: String, _ scheme: String, version: String? = nil, isMixture: Bool = false,
    isRecurrent: Bool = false
  ) throws -> EnginePerformance.Constants {
    let scheme = try store.scheme(scheme)
    let catalogued = try store.engine(engine)
    let engine = version.map(catalogued.of) ?? catalogued
    return engine.performance.constants(
      of: .init(
        on: try store.accelerator(card), by: engine, scheme: scheme, kernel: scheme.nativeKernel,
        isMixture: isMixture, isRecurrent: isRecurrent))
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
    let performance = try store.engine("vllm").performance
    let dense = try constants("vllm", "h100", "bf16")
    let mixed = try constants("vllm", "h100", "bf16", isMixture: true)
    #expect(dense.secondsPerMixtureLayer == performance.secondsPerMixtureLayer)
    #expect(mixed.secondsPerMixtureLayer != performance.secondsPerMixtureLayer)
    #expect(mixed.secondsPerLayer == dense.secondsPerLayer)
  }

  @Test("Versions that loop over experts are told apart from those that group them, which nobody measured")
  func loops() throws {
    let old = try constants("transformers", "h20", "bf16", version: "4.51.3", isMixture: true)
    #expect(try #require(old.expertLoop).over == .all)
    #expect(!old.isGuess)
    let grouped = try constants("transformers", "h20", "bf16", isMixture: true)
    #expect(grouped.expertLoop == nil)
    #expect(grouped.isGuess)
    #expect(try constants("transformers", "h20", "bf16", version: "4.51.3").expertLoop == nil)
  }

  @Test("Versions are ordered by their numbers, not by their letters")
  func versions() {
    #expect(EngineVersion("0.7.2") < EngineVersion("0.11"))
    #expect(EngineVersion("4.51.3") < EngineVersion("5.0"))
    #expect(EngineVersion("b5863") < EngineVersion("b9861"))
    #expect(!(EngineVersion("5.0") < EngineVersion("5.0")))
    #expect(!(EngineVersion("5.23.0") < EngineVersion("5.0")))
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
