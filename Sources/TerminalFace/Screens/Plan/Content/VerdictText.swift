import Domain
import Presentation
import Quantities
import StyledText
import TerminalModel

/// Yes or no, by how much, and the arithmetic that people do in their heads.
struct VerdictText {
  let shared: SharedState

  /// How many lines say what must not be missed: the verdict, the targets that are missed, the arithmetic.
  var essentialCount: Int {
    shared.answer.failure == nil ? 2 + (shared.plan?.verdict.missedTargets.count ?? 0) : 4
  }

  /// The lines in the order of their weight; where there is no room the last ones go.
  func lines(width: Int) -> [Line] {
    let width = max(width - 2, 1)
    let marks = shared.look.symbols.marks
    if let failure = shared.answer.failure {
      let way = shared.question.earlier.isEmpty ? "" : " \(shared.key(of: "undo")) goes back."
      return TextLayout.wrapped(Line([Span("NO ANSWER  ", .bad), Span(failure + way)]), width: width)
    }
    guard let answered = shared.answer.answered else { return [Line("Planning\(marks.ellipsis)", .dim)] }
    let plan = answered.plan
    let missed = plan.verdict.missedTargets.map { Line("\(marks.warning) " + $0.words, .warning) }
    let reasons = plan.reasons.map { Line("\(marks.bullet) " + $0.words, .dim) }
    let lines =
      [verdict(answered, width: width)] + missed + [Line(HeadlineText.sentence(plan.headline), .dim)] + reasons
    return lines.flatMap { TextLayout.wrapped($0, width: width) }
  }

  /// One line; what the unquantized model would need is left out where there is no room.
  private func verdict(_ answered: Answered, width: Int) -> Line {
    let plan = answered.plan
    let outcome = plan.verdict.outcome
    if let refusal = plan.verdict.summary.fact?.refusal {
      return Line([Span("\(outcome.answer): ", outcome.role), Span(refusal.words)])
    }
    let of =
      "\(NumberText.fixed(plan.memory.totalBytes.gibibytes, 1)) of \(NumberText.bytes(plan.memory.capacityBytes))"
    let short = Line([
      Span("\(plan.verdict.answer) ", plan.verdict.missedTargets.isEmpty ? outcome.role : .warning),
      Span(outcome == .doesNotFit && plan.request.scheme == nil ? "even at " : "at "),
      Span(plan.deployment.scheme, .title), Span("   \(of)   "),
      Span(NumberText.spareInWords(plan.memory.spareBytes), outcome.role),
    ])
    let comparison = Line("   " + answered.schemes.unquantizedNeed(of: plan), .dim)
    return comparison.width > 3 && short.width + comparison.width <= width ? short + comparison : short
  }
}
