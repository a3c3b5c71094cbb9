/// The share of its board power that an accelerator draws: idle · (time in which nothing runs) + always · (time in which
/// something does) + whileReading · (time that memory is read) + whileComputing · (time that is computed), at most 1.
///
/// Fitted on measured joules per token (scripts/fit-constants.py), but for what is drawn while nothing runs.
/// Ignores: clocks that are capped, other devices' habits.
package struct DrawnPower: Decodable, Sendable, Hashable {
  /// With a model in memory, while nothing runs.
  package let idle: Double
  /// While anything runs.
  package let always: Double
  package let whileReading: Double
  package let whileComputing: Double
  /// How far measured power is from that, as a share; nil where nobody looked.
  package let spread: Double?
  /// How much of a step's uncertainty is energy's, as a share: who waits longer draws less. Nil for all of it.
  package let speedShare: Double?
  @Prose package var basis: String

  package init(
    idle: Double, always: Double, whileReading: Double, whileComputing: Double, spread: Double? = nil,
    speedShare: Double? = nil, basis: String
  ) {
    self.spread = spread
    self.speedShare = speedShare
    self.idle = idle
    self.always = always
    self.whileReading = whileReading
    self.whileComputing = whileComputing
    _basis = Prose(wrappedValue: basis)
  }

  /// 1 where nothing is known of what it does.
  package func share(_ activity: PerformanceEstimate.Activity?) -> Double {
    guard let activity else { return 1 }
    return min(
      idle * (1 - activity.busy) + always * activity.busy + whileReading * activity.reading
        + whileComputing * activity.computing, 1)
  }
}
