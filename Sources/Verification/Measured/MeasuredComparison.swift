import Domain
import Quantities

/// A measurement beside a plan of the same deployment.
package struct MeasuredComparison: Sendable {
  package struct Line: Sendable {
    package let quantity: MeasuredQuantity
    package let planned: Interval
    package let measured: Double
    package var isWithin: Bool { planned.low <= measured && measured <= planned.high }
  }

  package let result: MeasuredResult
  package let lines: [Line]
  /// What was asked of the plan and of the machine, where they differ by over a tenth.
  package let differences: [Difference]

  package struct Difference: Sendable {
    package enum Load: String, Sendable { case inputTokens, outputTokens, concurrency }
    package let load: Load
    package let planned: Double
    package let measured: Double
  }

  package var isWithin: Bool { lines.allSatisfy(\.isWithin) }

  package init(_ result: MeasuredResult, plan: Plan) {
    self.result = result
    lines = MeasuredQuantity.allCases.compactMap { quantity in
      guard let measured = result.values[quantity], let planned = quantity.planned(plan.performance),
        planned.likely > 0
      else { return nil }
      return Line(quantity: quantity, planned: planned, measured: measured)
    }
    let request = plan.request
    let asked: [(Difference.Load, Double?, Double?)] = [
      (.inputTokens, Double(request.inputTokens), result.inputTokens),
      (.outputTokens, Double(request.outputTokens), result.outputTokens),
      (.concurrency, request.concurrencyFollows ? nil : Double(request.concurrency), result.concurrency),
    ]
    differences = asked.compactMap { load, planned, measured in
      guard let planned, let measured, abs(measured - planned) > 0.1 * planned else { return nil }
      return Difference(load: load, planned: planned, measured: measured)
    }
  }
}
