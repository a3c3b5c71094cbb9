import Domain
import Quantities

/// What a comparison rests on, in sentences.
package enum ComparisonText {
  /// "a.json → b.json", "3 plans beside a.json".
  static func title(_ comparison: PlanComparison) -> String {
    let base = name(comparison.base)
    guard comparison.others.count > 1 else {
      return "\(base) → \(comparison.others.map(name).joined())"
    }
    return "\(NumberText.counted(comparison.others.count, "plan")) beside \(base)"
  }

  /// What makes numbers less comparable than they look: another question, and what doesn't fit.
  package static func warnings(_ entry: PlanComparison.Entry, beside base: PlanComparison.Entry) -> [String] {
    let differences = QuestionDifference.between(base.plan.request, entry.plan.request)
    guard !differences.isEmpty else { return [] }
    return [
      "\(name(entry)) answers another question than \(name(base)): "
        + differences.map(\.words).joined(separator: "; ") + "."
    ]
  }

  /// A deployment that doesn't fit has no speed; what is compared is what it would be. Nil for one that fits.
  package static func condition(_ entry: PlanComparison.Entry) -> String? {
    guard entry.plan.verdict.outcome == .doesNotFit else { return nil }
    if entry.plan.verdict.isRefused {
      return "\(name(entry)) can't run: its speed and cost are what they would be if it did."
    }
    return "\(name(entry)) does not fit: its speed and cost are what they would be if it did."
  }

  /// The file that a plan was read from, or its deployment.
  static func name(_ entry: PlanComparison.Entry) -> String {
    switch entry.source {
    case nil: deployment(entry.plan)
    case "-": "standard input"
    case let path?: path
    }
  }

  /// "4 × NVIDIA A100 SXM4 80GB, BF16"; ids where names aren't known.
  package static func deployment(_ plan: Plan) -> String {
    let deployment = plan.deployment
    let accelerator = plan.verdict.summary.fact?.accelerator ?? deployment.accelerator
    let scheme = plan.verdict.summary.fact?.scheme ?? deployment.scheme
    return "\(NumberText.grouped(deployment.count)) × \(accelerator), \(scheme)"
  }
}

extension QuestionDifference: Worded {
  /// "the context is 4096 instead of 8192".
  package var words: String { "\(field.name) is \(Self.words(other)) instead of \(Self.words(base))" }

  private static func words(_ text: String?) -> String {
    guard let text, text != RequestField.unlimited else { return "left open" }
    return text
  }
}
