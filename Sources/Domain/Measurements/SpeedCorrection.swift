/// What a measurement of the user's own multiplies the speed of a deployment by.
package struct SpeedCorrection: Sendable, Hashable {
  /// The measurement's name, and the day that it was kept.
  package let measurement: String
  package let date: String
  /// What it was measured of: a scheme's id, and how a replica is spread.
  package let scheme: String
  package let layout: String
  package let factors: [Factor]
  /// The edition of the catalogs that it was compared with, where it isn't today's.
  package let olderEdition: String?

  package struct Factor: Codable, Sendable, Hashable {
    package let figure: MeasuredQuantity
    package let times: Double

    package init(figure: MeasuredQuantity, times: Double) {
      self.figure = figure
      self.times = times
    }
  }

  package init(
    measurement: String, date: String, scheme: String, layout: String, factors: [Factor], olderEdition: String?
  ) {
    self.measurement = measurement
    self.date = date
    self.scheme = scheme
    self.layout = layout
    self.factors = factors
    self.olderEdition = olderEdition
  }

  /// What a figure is multiplied by; 1 where nothing is known of it.
  package func factor(_ quantity: MeasuredQuantity) -> Double {
    factors.first { $0.figure == quantity }?.times ?? 1
  }
}
