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
    let comparison = Line("   " + Self.unquantizedNeed(answered), .dim)
    return comparison.width > 3 && short.width + comparison.width <= width ? short + comparison : short
  }

  /// "bf16 needs 4 GPUs": those that serve the load with the model as it was published, else the fewest on which it fits;
  /// empty when that is chosen.
  private static func unquantizedNeed(_ answered: Answered) -> String {
    let unquantized = ["bf16", "fp16", "fp32"].lazy.compactMap { id in
      answered.schemes.rows.first { $0.scheme == id }
    }.first
    guard let row = unquantized, !row.isChosen else { return "" }
    guard let count = row.option.count else { return "\(row.scheme) fits on no number tried" }
    if answered.plan.request.count == nil, let best = row.best, best.outcome != .doesNotFit, best.meetsTargets {
      return "\(row.scheme) needs \(NumberText.counted(best.deployment.count, "GPU"))"
    }
    return "\(row.scheme) fits on \(NumberText.counted(count, "GPU"))"
  }
}

extension Verdict {
  /// The answer to "does it fit?" in a word or two: what fits and misses a target is no plain yes.
  fileprivate var answer: String {
    outcome == .fits && !missedTargets.isEmpty ? "FITS, MISSES \(missedTargets.count)" : outcome.answer
  }
}

extension Verdict.Outcome {
  /// The answer to "does it fit?" in one word, so that colour never stands alone.
  var answer: String {
    switch self {
    case .fits: "YES"
    case .tight: "TIGHT"
    case .doesNotFit: "NO"
    }
  }
}
