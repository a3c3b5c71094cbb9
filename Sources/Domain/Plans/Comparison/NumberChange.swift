import Quantities

/// How far a number is from another one.
package struct NumberChange: Sendable, Hashable {
  /// The number less the base's, in its own unit.
  package let difference: Double
  /// The number over the base's; nil where that says nothing.
  package let ratio: Double?

  /// Nil where the difference is none that a number holds.
  package init?(from base: Double, to number: Double, hasRatio: Bool = true) {
    let difference = number - base
    guard difference.isFinite else { return nil }
    // Sums in another order differ in their last digits.
    self.difference = difference.magnitude <= 1e-9 * max(base.magnitude, number.magnitude) ? 0 : difference
    let ratio = number / base
    self.ratio = hasRatio && base > 0 && number > 0 && ratio.isNormal ? ratio : nil
  }
}

extension PlanMeasure {
  /// The change of the likely value from one plan to another; nil where one of them doesn't know it, or where they
  /// count different items.
  package func change(from base: Plan, to plan: Plan) -> NumberChange? {
    guard let before = value(in: base), let after = value(in: plan) else { return nil }
    if isOfItems, base.performance.items?.unit != plan.performance.items?.unit { return nil }
    return NumberChange(from: before.likely, to: after.likely, hasRatio: hasRatio)
  }
}
