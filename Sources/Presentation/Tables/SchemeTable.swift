import Domain
import Quantities

/// A plan's schemes against accelerator counts: what each leaves over, how fast it is, what it costs.
package struct SchemeTable: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    package let option: SchemeOption
    /// The scheme's best deployment, whose speed, cost and quality the row shows; nil when none was weighed.
    package let best: Alternative?
    /// Whether the plan chose this scheme.
    package let isChosen: Bool

    package var scheme: String { option.scheme }
  }

  /// The accelerator counts of the columns, ascending.
  package let counts: [Int]
  /// In the plan's order, from the widest weights to the narrowest.
  package let rows: [Row]

  package init(_ plan: Plan) {
    let alternatives = plan.allAlternatives
    counts = Set(plan.schemes.flatMap { $0.spares.map(\.count) }).sorted()
    rows = plan.schemes.map { option in
      Row(
        option: option, best: alternatives.first { $0.deployment.scheme == option.scheme },
        isChosen: option.scheme == plan.deployment.scheme)
    }
  }
}

extension Plan {
  /// The chosen deployment first, then the others in the plan's order.
  package var allAlternatives: [Alternative] { [chosen] + alternatives.filter { $0.deployment != deployment } }
}
