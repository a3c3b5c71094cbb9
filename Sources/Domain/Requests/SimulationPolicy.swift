/// Whether the chosen deployment is simulated request by request.
package enum SimulationPolicy: String, Codable, Sendable, CaseIterable {
  /// Where the closed form is outside its range: limits at p95 or p99, and rates that come near what can be served.
  case auto
  case on, off
}
