import Domain
import Quantities

/// A plan's numbers by their measures: intervals where they are estimates, null where they are unknown.
struct MeasureValuesV1: Encodable {
  let plan: Plan

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: PlanMeasure.self)
    for measure in PlanMeasure.allCases {
      guard let value = measure.value(in: plan) else {
        try container.encodeNil(forKey: measure)
        continue
      }
      if measure.isEstimate {
        try container.encode(value, forKey: measure)
      } else {
        try container.encode(value.likely, forKey: measure)
      }
    }
  }
}

/// The changes of a plan's numbers by their measures: null where one of both is unknown.
struct MeasureChangesV1: Encodable {
  let base: Plan
  let plan: Plan

  private struct Change: Encodable {
    let difference: Double
    @OrNull var ratio: Double?
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: PlanMeasure.self)
    for measure in PlanMeasure.allCases {
      if let change = measure.change(from: base, to: plan) {
        try container.encode(Change(difference: change.difference, ratio: change.ratio), forKey: measure)
      } else {
        try container.encodeNil(forKey: measure)
      }
    }
  }
}
