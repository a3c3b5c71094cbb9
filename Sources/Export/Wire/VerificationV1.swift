import Domain
import Verification

/// Our figures beside published ones as version 1 of its JSON spells them.
struct VerificationV1: Encodable {
  let schemaVersion = 1
  let groups: [VerificationGroupV1]
  let outcomes: [VerificationOutcomeV1]
  /// Rows that no group has, as a plan tells nothing of what they measure.
  let leftOut: Int

  init(_ report: VerificationReport) {
    groups = report.lines.map(VerificationGroupV1.init)
    outcomes = report.outcomes.map(VerificationOutcomeV1.init)
    leftOut = report.leftOut
  }
}

/// Rows of one kind: how far ours are, on rows that constants are fitted on and on others.
struct VerificationGroupV1: Encodable {
  let name: String
  let topic: String
  /// What the upper bound of the target is a percentile of: 0.8 or 0.95.
  let percentile: Double
  @OrNull var target: TargetV1?
  @OrNull var meetsTarget: Bool?
  let fitted: StatisticsV1
  let unfitted: StatisticsV1
  /// With constants that were fitted without the rows of a row's accelerator, or of its family of models.
  let leaveOneAcceleratorOut: StatisticsV1
  let leaveOneFamilyOut: StatisticsV1

  struct TargetV1: Encodable {
    let median: Double
    @OrNull var upper: Double?
  }

  struct StatisticsV1: Encodable {
    let rows: Int
    @OrNull var median: Double?
    @OrNull var p80: Double?
    @OrNull var p95: Double?
    @OrNull var bias: Double?
    @OrNull var coverage: Double?

    init(_ statistics: ErrorStatistics) {
      rows = statistics.rows
      median = statistics.median
      p80 = statistics.p80
      p95 = statistics.p95
      bias = statistics.bias
      coverage = statistics.coverage
    }
  }

  init(_ line: VerificationReport.Line) {
    name = line.group.name
    topic = line.group.topic.rawValue
    percentile = line.group.percentile
    target = line.group.target.map { TargetV1(median: $0.median, upper: $0.upper) }
    meetsTarget = line.meetsTarget
    fitted = StatisticsV1(line.fitted)
    unfitted = StatisticsV1(line.unfitted)
    leaveOneAcceleratorOut = StatisticsV1(line.leftOut[.accelerator] ?? ErrorStatistics([]))
    leaveOneFamilyOut = StatisticsV1(line.leftOut[.family] ?? ErrorStatistics([]))
  }
}

/// Published answers and orders, and how many ours agree with.
struct VerificationOutcomeV1: Encodable {
  let name: String
  let count: Int
  let right: Int
  let target: Double

  init(_ outcome: EvidenceOutcome) {
    name = outcome.name
    count = outcome.count
    right = outcome.right
    target = outcome.target
  }
}
