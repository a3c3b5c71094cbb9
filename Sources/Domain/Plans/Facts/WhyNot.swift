import Quantities

/// Why a plan did not choose what somebody asks about, and what that would trade.
package struct WhyNot: Sendable, Hashable {
  /// What was asked about, as it was written.
  package let asked: String
  /// What speaks against it, the weightiest first; never empty.
  package let reasons: [Reason]
  /// What it does better.
  package let gains: [Trade]
  /// The plan, and beside it the plan of what was asked about.
  package let comparison: PlanComparison

  package init(asked: String, reasons: [Reason], gains: [Trade], comparison: PlanComparison) {
    self.asked = asked
    self.reasons = reasons
    self.gains = gains
    self.comparison = comparison
  }

  package enum Reason: Coded {
    /// It is what the plan chose.
    case chosen
    /// It can't run.
    case refused(Rejection.Reason)
    case doesNotFit(short: ByteCount)
    /// Policy recommends it to nobody who doesn't ask.
    case leftOut(Assumption.LeftOut.Objection)
    /// Limits that the plan keeps and it doesn't.
    case misses([MissedTarget])
    case worse(Trade)
    /// It does nothing better that the plan was chosen by.
    case noBetter
    /// Nothing speaks against it but that something else was asked for.
    case notAsked

    package var code: String {
      switch self {
      case .chosen: "chosen"
      case .refused: "refused"
      case .doesNotFit: "doesNotFit"
      case .leftOut: "leftOut"
      case .misses: "misses"
      case .worse(let trade): trade.measure.rawValue
      case .noBetter: "noBetter"
      case .notAsked: "notAsked"
      }
    }
  }

  /// A measure of it and of the plan.
  package struct Trade: Sendable, Hashable {
    package let measure: PlanMeasure
    package let value: Double
    package let plans: Double

    package init(_ measure: PlanMeasure, value: Double, plans: Double) {
      self.measure = measure
      self.value = value
      self.plans = plans
    }

    /// Whether it is the better one.
    package var isGain: Bool { measure.isBetterHigher ? value > plans : value < plans }
  }
}
