import TestSupport
import Testing

@testable import Catalogs

@Suite("What other programs call things by")
struct CatalogStoreNamesTests {
  @Test(
    "A checkpoint is of the model whose name is its longest part",
    arguments: [
      ("RedHatAI/Meta-Llama-3.1-8B-Instruct-FP8-dynamic", "llama-3.1-8b-instruct"),
      ("Qwen/Qwen3-4B-Thinking-2507", "qwen3-4b-thinking-2507"), ("models/Qwen3-8B-Q4_K_M.gguf", "qwen3-8b"),
    ])
  func models(name: String, id: String) {
    #expect(SourceTree.shipped.models(calledByPartOf: name) == [id])
  }

  @Test("What has no model's name is none's", arguments: ["", "/", "/data/checkpoint-1000", "ggml-model-q4_0.gguf"])
  func none(name: String) { #expect(SourceTree.shipped.models(calledByPartOf: name) == []) }

  @Test("A driver's name stands for its cards")
  func devices() {
    #expect(SourceTree.shipped.accelerators(calledByDriver: "NVIDIA GeForce RTX 4090") == ["rtx-4090"])
    #expect(SourceTree.shipped.accelerators(calledByDriver: "Unheard-of 9000") == [])
  }
}
