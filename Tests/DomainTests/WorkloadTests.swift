import Domain
import FoundationEssentials
import Testing

@Suite("Workloads")
struct WorkloadTests {
  private func workload(input: Int, output: Int) throws -> Workload {
    let json = """
      {"id": "own", "name": "Own", "mode": "offline", "inputTokens": \(input), "outputTokens": \(output), "concurrency": 1}
      """
    return try JSONDecoder().decode(Workload.self, from: Data(json.utf8))
  }

  @Test("A request occupies its prompt and its answer, and absurd lengths do not overflow")
  func contextTokens() throws {
    #expect(try workload(input: 1024, output: 512).contextTokens == 1536)
    #expect(try workload(input: .max, output: 1).contextTokens == .max)
  }

  @Test("Targets that nobody set stay unset")
  func defaults() throws {
    let workload = try workload(input: 1, output: 1)
    #expect(workload.maximumTimeToFirstToken == nil && workload.sharedPrefix == 0 && workload.imagesPerRequest == 0)
  }
}
