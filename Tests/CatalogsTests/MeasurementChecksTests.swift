import Domain
import JSON
import TestSupport
import Testing

@testable import Catalogs

@Suite("Measurements of one's own as entries")
struct MeasurementChecksTests {
  private static let sound = """
    {"id": "mine", "name": "Night run", "date": "2026-11-29", "source": "vllm bench serve: r.json",
     "deployment": {"model": "qwen3-8b", "accelerator": "h100-sxm-80gb", "engine": "vllm", "scheme": "bf16",
      "keyValueCache": "bf16", "tensorParallel": 1, "pipelineParallel": 1, "dataParallel": 1, "expertParallel": false},
     "load": {"inputTokens": 1024, "outputTokens": 512, "concurrency": 16},
     "figures": [{"figure": "timePerOutputTokenSeconds", "planned": 0.01, "measured": 0.0112}]}
    """

  private func validated(_ text: String) throws -> [MalformedEntry] {
    let folder = try TemporaryCatalog()
    try folder.write(text, kind: .measurements, id: "mine")
    return try CatalogValidation.validate(folder.path).findings
  }

  @Test("A sound one is read, with its factor")
  func sound() throws {
    #expect(try validated(Self.sound) == [])
    let folder = try TemporaryCatalog()
    try folder.write(Self.sound, kind: .measurements, id: "mine")
    let read = try CatalogStore(CatalogLocation(folders: [folder.path])).allMeasurements()
    #expect(read.map(\.id) == ["mine"])
    #expect(abs((read.first?.factor(.timePerOutputTokenSeconds) ?? 0) - 1.12) < 1e-12)
    #expect(read.first?.factor(.timeToFirstTokenSeconds) == nil)
  }

  @Test(
    "A fault is told by its key",
    arguments: [
      ("\"2026-11-29\"", "\"yesterday\"", "date"), ("0.0112", "11.2", "figures[0].measured"),
      ("0.0112", "-1", "figures[0].measured"),
      ("\"tensorParallel\": 1", "\"tensorParallel\": 0", "deployment.tensorParallel"),
      ("\"concurrency\": 16", "\"concurrency\": 0", "load.concurrency"), ("\"vllm\"", "\"vlllm\"", "deployment.engine"),
      ("\"bf16\", \"tensor", "\"bf17\", \"tensor", "deployment.keyValueCache"),
      ("\"timePerOutputTokenSeconds\"", "\"speed\"", "figures[0].figure"),
      ("\"mine\", \"name\"", "\"other\", \"name\"", "id"), ("h100-sxm-80gb", "h1000", "deployment.accelerator"),
    ])
  func faults(old: String, new: String, key: String) throws {
    let found = try validated(Self.sound.replacing(old, with: new))
    #expect(found.map(\.keyPath) == [key], "\(found.map(\.message))")
  }
}
