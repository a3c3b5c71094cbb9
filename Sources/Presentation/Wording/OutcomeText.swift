import Domain
import Quantities
import StyledText

extension Verdict {
  /// Whether what was asked can't run at all, whatever memory there is.
  ///
  /// A plan read from a file holds only its sentence: there memory that suffices tells it.
  package var isRefused: Bool {
    guard outcome == .doesNotFit else { return false }
    return summary.fact.map { $0.refusal != nil } ?? (spareBytes >= .zero)
  }

  /// The answer in a word or three, and that something can't run where it does not fail for memory.
  package var word: String { isRefused ? "CAN'T RUN" : outcome.word }

  /// The answer to "does it fit?" in a word or two: what fits and misses a target is no plain yes.
  package var answer: String {
    outcome == .fits && !missedTargets.isEmpty ? "FITS, MISSES \(missedTargets.count)" : outcome.answer
  }
}

extension TargetCheck.State: Worded {
  package var words: String {
    switch self {
    case .met: "met"
    case .atRisk: "at risk"
    case .missed: "missed"
    }
  }
}

extension Alternative {
  /// "does not fit", "can't run", "met", "at risk", "missed".
  package var targetsWord: String {
    guard outcome == .doesNotFit else { return meetsTargets ? isAtRisk ? "at risk" : "met" : "missed" }
    return memory.spareBytes >= .zero ? "can't run" : "does not fit"
  }
}

extension Verdict.Outcome {
  /// The answer in a word or three: colour never stands alone.
  package var word: String {
    switch self {
    case .fits: "FITS"
    case .tight: "FITS, TIGHTLY"
    case .doesNotFit: "DOES NOT FIT"
    }
  }

  /// The answer to "does it fit?" in one word, so that colour never stands alone.
  package var answer: String {
    switch self {
    case .fits: "YES"
    case .tight: "TIGHT"
    case .doesNotFit: "NO"
    }
  }

  package var role: Role {
    switch self {
    case .fits: .good
    case .tight: .warning
    case .doesNotFit: .bad
    }
  }
}
