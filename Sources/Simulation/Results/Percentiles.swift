/// What a sample is like: its mean and some of its percentiles.
package struct Percentiles: Sendable, Hashable {
  package let mean: Double
  package let p50: Double
  package let p90: Double
  package let p95: Double
  package let p99: Double

  /// Interpolates between neighbours, as NumPy's `percentile` does; nil for an empty sample.
  package init?(_ sample: [Double]) {
    guard !sample.isEmpty else { return nil }
    let sorted = sample.sorted()
    func percentile(_ share: Double) -> Double {
      let place = share * Double(sorted.count - 1)
      let lower = Int(place)
      let upper = min(lower + 1, sorted.count - 1)
      return sorted[lower] + (sorted[upper] - sorted[lower]) * (place - Double(lower))
    }
    // Summed in sorted order, so that the mean doesn't depend on which replica answered.
    mean = sorted.reduce(0, +) / Double(sorted.count)
    (p50, p90, p95, p99) = (percentile(0.5), percentile(0.9), percentile(0.95), percentile(0.99))
  }
}
