import Domain

/// The share of its board power that an accelerator draws while it serves.
///
/// share = 0.6 + 0.1 · (time that memory is read) + 0.6 · (time that is computed), at most 1. Fitted on the rows of vLLM
/// 0.11 on H100 and B200 (catalogs/evidence/load.json, joules-per-token) that constants are fitted on: median error of
/// the share 10 %, on the others 12 %. Ignores: idle time between requests, clocks that are capped, other devices' habits.
enum DrawnPower {
  private static let always = 0.6
  private static let whileReading = 0.1
  private static let whileComputing = 0.6

  /// 1 where nothing is known of what it does.
  static func share(_ activity: PerformanceEstimate.Activity?) -> Double {
    guard let activity else { return 1 }
    return min(always + whileReading * activity.reading + whileComputing * activity.computing, 1)
  }
}
