import Catalogs
import Export
import Planning
import Tensors
import Testing

@testable import CommandLineFace

@Suite("Failures")
struct FailureTests {
  @Test("Each kind of error has its exit status")
  func statuses() {
    func status(_ error: any Error) -> Int32? { Failure(error)?.status }
    #expect(status(CatalogError.notFound(kind: .models, query: "x", nearest: [])) == 3)
    #expect(status(PlanningError.invalid(what: "the context", found: "0", expected: "1")) == 64)
    #expect(status(PlanningError.unsizeable(model: "m", reason: "unknown layout")) == 3)
    #expect(status(ExportError.unwritable(path: "p", reason: "r")) == 3)
    #expect(status(TensorError(.truncated, file: "f", expected: "e", found: "f", advice: "a")) == 3)
    #expect(status(Failure.usage("u")) == 64)
    #expect(status(EncodingError.invalidValue(0, .init(codingPath: [], debugDescription: ""))) == 1)
    #expect(ExitStatus.signal(2) == 130 && ExitStatus.signal(15) == 143)
  }
}
