/// What a plan may do with the weights that its request names.
package enum WeightsPolicy: String, Codable, Sendable, CaseIterable {
  /// Sample tensors and measure their errors, now, with a fixed seed.
  case measure
  /// Read what a file of measurements holds; tensors are left alone.
  case recorded
}
