import Catalogs
import Domain
import TestSupport
import Testing

@testable import Verification

@Suite("Whether what was measured can be kept")
struct MeasurementSoundnessTests {
  private func check(
    _ values: [MeasuredQuantity: Double], planned: [MeasuredQuantity: Double] = [:], concurrency: Double? = 16
  ) throws {
    let result = MeasuredResult(
      tool: .servingBenchmark, inputTokens: 1000, outputTokens: 101, concurrency: concurrency, values: values,
      keys: [
        .requestsPerSecond: "request_throughput", .outputTokensPerSecond: "output_throughput",
        .timeToFirstTokenSeconds: "median_ttft_ms",
      ])
    let figures = MeasuredQuantity.allCases.compactMap { quantity in
      values[quantity].map {
        KeptMeasurement.Figure(figure: quantity, planned: planned[quantity] ?? $0, measured: $0)
      }
    }
    try MeasurementSoundness(result, planFile: "p.json", resultFile: "r.json").check(
      figures, load: KeptMeasurement.Load(inputTokens: 1000, outputTokens: 101, concurrency: concurrency))
  }

  @Test("Rates that follow from times and requests in flight are kept, and what no rate tells of")
  func sound() throws {
    let times: [MeasuredQuantity: Double] = [.timeToFirstTokenSeconds: 0.6, .timePerOutputTokenSeconds: 0.01]
    for rate in [6.0, 10, 19] {
      try check(times.merging([.requestsPerSecond: rate, .outputTokensPerSecond: rate * 101]) { $1 })
    }
    try check(times)
    try check([.requestsPerSecond: 1000])
    try check(times.merging([.requestsPerSecond: 1000]) { $1 }, concurrency: nil)
    try check([.timeToFirstTokenSeconds: 0.6, .requestsPerSecond: 0.1])
  }

  @Test(
    "Rates that can't be are refused with the result's key",
    arguments: [
      (
        [.timeToFirstTokenSeconds: 0.6, .timePerOutputTokenSeconds: 0.01, .requestsPerSecond: 25], "request_throughput"
      ),
      ([.timeToFirstTokenSeconds: 0.6, .timePerOutputTokenSeconds: 0.01, .requestsPerSecond: 4], "request_throughput"),
      ([.timePerOutputTokenSeconds: 0.01, .outputTokensPerSecond: 9000], "output_throughput"),
      ([.requestsPerSecond: 10, .outputTokensPerSecond: 100], "output_throughput"),
    ] as [([MeasuredQuantity: Double], String)])
  func contradictory(values: [MeasuredQuantity: Double], key: String) throws {
    let error = #expect(throws: CatalogError.self) { try check(values) }
    for word in ["r.json", key] { #expect(error?.message.contains(word) == true, "\(error?.message ?? "")") }
  }

  @Test("What is too far from what was planned blames the result, what was planned wrongly the plan")
  func blamed() throws {
    let far = #expect(throws: CatalogError.self) {
      try check([.timeToFirstTokenSeconds: 60], planned: [.timeToFirstTokenSeconds: 0.5])
    }
    for word in ["r.json", "median_ttft_ms", "0.005", "50", "60"] {
      #expect(far?.message.contains(word) == true, "\(far?.message ?? "")")
    }
    let wrong = #expect(throws: CatalogError.self) {
      try check([.timeToFirstTokenSeconds: 60], planned: [.timeToFirstTokenSeconds: 1e300])
    }
    for word in ["p.json", "performance.timeToFirstTokenSeconds"] {
      #expect(wrong?.message.contains(word) == true, "\(wrong?.message ?? "")")
    }
  }
}
