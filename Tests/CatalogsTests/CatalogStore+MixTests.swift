import Domain
import FoundationEssentials
import TestSupport
import Testing

@testable import Catalogs

@Suite("Mixes of formats")
struct CatalogStoreMixTests {
  private let store = SourceTree.shipped
  private static let dense = Scheme.ModelTraits(layers: 32, queryHeadsPerKeyValueHead: 4)

  private func format(_ scheme: Scheme, _ tensorClass: TensorClass) -> [String?] {
    scheme.allotments(for: tensorClass, in: Self.dense).map(\.format.id)
  }

  @Test("The classes that it names get the format, all others what the base gives them")
  func rules() throws {
    let mix = try store.scheme("w4a16+int8-g128:down_proj,lm_head")
    let base = try store.scheme("w4a16-g128")
    let named: [TensorClass] = [.feedForwardDown, .expertDown, .sharedExpertDown, .outputHead]
    for tensorClass in TensorClass.allCases {
      let expected = named.contains(tensorClass) ? ["int8-g128"] : format(base, tensorClass)
      #expect(format(mix, tensorClass) == expected, "\(tensorClass)")
    }
    #expect(mix.id == "w4a16-g128+int8-g128:down_proj,output-head")
    #expect(mix.name == "INT4 W4A16 g128, down_proj and lm_head at INT8")
    #expect(mix.engines == ["vllm"])
    #expect(mix.nativeKernel == .int4WeightOnly && mix.otherKernels == [.int8WeightOnly])
    #expect(mix.publishedRecovery == nil && mix.publishedPerplexityIncrease == nil)
  }

  @Test(
    "A format goes by its laboratory name, by a scheme's id or alias, and without gguf-",
    arguments: [
      ("w4a16+int8-g128:o_proj", "int8-g128"), ("w4a16+w8a16:o_proj", "int8-g128"),
      ("w4a16+int8-weight-only:o_proj", "int8-g128"), ("w8a16+w4a16:o_proj", "int4-g128"),
      ("w4a16+bf16:o_proj", "bf16"), ("w4a16+fp8:o_proj", "fp8-e4m3-channel"),
      ("gguf-q4_k_m+q6_k:o_proj", "gguf-q6_k"), ("q4_k_m+gguf-q8_0:o_proj", "gguf-q8_0"),
      ("q8_0+q5_k:o_proj", "gguf-q5_k"),
    ])
  func formats(expression: String, name: String) throws {
    #expect(format(try store.scheme(expression), .attentionOutput) == [name])
  }

  @Test("One mix has one id, however it is spelled")
  func canonical() throws {
    let ids = try [
      "w4a16-g128+int8-g128:down_proj,lm_head", "w4a16+w8a16:lm_head+int8-g128:down_proj",
      "int4+int8-g128:output-head,feed-forward-down,expert-down,shared-expert-down",
    ].map { try store.scheme($0).id }
    #expect(Set(ids).count == 1)
    #expect(try store.scheme(ids[0]).id == ids[0])
  }

  @Test(
    "What can't be mixed is refused with the reason and what is known",
    arguments: [
      ("w4a16+int9:o_proj", ["`int9`", "int8-g128"]), ("w4a16+int8:nose", ["`nose`", "down_proj"]),
      ("nope+int8:o_proj", ["`nope`"]), ("w4a16+int8:o_proj+fp8:o_proj", ["o_proj", "one format"]),
      ("awq+int8:o_proj", ["vLLM", "only in w4a16-g128", "SGLang is not known"]),
      ("w4a16+nf4:o_proj", ["vLLM mixes", "not nf4"]), ("q4_k_m+int8:o_proj", ["llama.cpp mixes", "not int8"]),
      ("w4a16+int8-g128:embed_tokens", ["embed_tokens"]), ("w4a16+int8-g128:norm", ["norms"]),
      ("w4a16+int8-g128", ["CLASS"]),
    ])
  func refused(expression: String, words: [String]) throws {
    let error = #expect(throws: CatalogError.self) { try store.scheme(expression) }
    let message = try #require(error).message
    for word in words { #expect(message.contains(word), "\(message)") }
  }

  @Test("Saved in a folder of one's own, it is a scheme like any other")
  func saved() throws {
    let mix = try store.scheme("gguf-q4_k_m+gguf-q6_k:down_proj,lm_head")
    let entry = mix.asCatalogEntry
    let folder = try TemporaryCatalog()
    let text = String(decoding: try JSONEncoder().encode(entry), as: UTF8.self)
    try folder.write(text, kind: .schemes, id: entry.id)
    let location = CatalogLocation(folders: [folder.path] + store.location.folders)
    let found = try CatalogStore(location).scheme(entry.id)
    #expect(found.name == mix.name)
    for tensorClass in TensorClass.allCases { #expect(format(found, tensorClass) == format(mix, tensorClass)) }
  }

  @Test("Engines mix only formats that some scheme stores, in schemes that they load")
  func engines() throws {
    let schemes = try store.allSchemes()
    let formats = schemes.loadableFormats
    for engine in try store.allEngines() {
      guard let mixing = engine.mixing else { continue }
      for name in mixing.formats {
        #expect(formats.first { $0.name == name }?.engines.contains(engine.id) == true, "\(engine.id) \(name)")
      }
      for id in mixing.schemes { #expect(schemes.first { $0.id == id }?.engines.contains(engine.id) == true) }
    }
  }

  @Test("A base's constants hold for its mixes")
  func constants() throws {
    let engine = try store.engine("llama-cpp")
    let card = try store.accelerator("apple-m1-max")
    let base = try store.scheme("gguf-q4_k_m")
    let mix = try store.scheme("gguf-q4_k_m+gguf-q6_k:down_proj")
    func constants(_ scheme: Scheme) -> EnginePerformance.Constants {
      engine.performance.constants(
        of: .init(on: card, by: engine, scheme: scheme, kernel: .gguf, isMixture: false, isRecurrent: false))
    }
    #expect(constants(mix) == constants(base))
  }
}
