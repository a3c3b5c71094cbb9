import Domain

/// What the user measured.
extension AssumptionV1 {
  mutating func set(_ correction: SpeedCorrection) {
    (measurement, date) = (correction.measurement, correction.date)
    (scheme, layout) = (correction.scheme, correction.layout)
    (factors, edition) = (correction.factors, correction.olderEdition)
  }

  var ofMeasurement: Assumption? {
    guard code == "corrected", let measurement, let date, let scheme, let layout, let factors else { return nil }
    return .corrected(
      SpeedCorrection(
        measurement: measurement, date: date, scheme: scheme, layout: layout, factors: factors, olderEdition: edition))
  }
}
