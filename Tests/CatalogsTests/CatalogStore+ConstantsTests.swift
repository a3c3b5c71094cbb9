import Domain
import Quantities
import TestSupport
import Testing

@testable import Catalogs

@Suite("Engines with other constants")
struct CatalogStoreConstantsTests {
  private let store = SourceTree.shipped

  @Test("What is replaced changes, in exceptions too, and nothing else; a face takes what it borrows")
  func replaced() throws {
    let before = try store.engine("llama-cpp").performance
    let adjusted = try #require(before.adjustments.firstIndex { $0.bandwidthEfficiency != nil })
    let old = try #require(before.adjustments[adjusted].bandwidthEfficiency)
    let keys = ["bandwidthEfficiency", "adjustments[\(adjusted)].bandwidthEfficiency"]
    for id in ["llama-cpp", "ollama"] {
      let engine = try #require(
        try store.engine(id, keys: keys, used: [before.bandwidthEfficiency, old], constants: [0.5, 0.25]))
      #expect(engine.id == id && engine.performance.bandwidthEfficiency == 0.5)
      #expect(engine.performance.adjustments[adjusted].bandwidthEfficiency == 0.25)
      #expect(engine.performance.secondsPerLayer == before.secondsPerLayer)
    }
  }

  @Test(
    "Where something else stands there is none",
    arguments: ["bandwidthEfficiency", "adjustments[99].bandwidthEfficiency", "nothing", "adjustments"])
  func other(key: String) throws {
    #expect(try store.engine("vllm", keys: [key], used: [0.123], constants: [0.5]) == nil)
  }
}
