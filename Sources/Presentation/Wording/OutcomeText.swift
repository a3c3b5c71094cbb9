import Domain
import StyledText

extension Verdict.Outcome {
  /// The answer in a word or three: colour never stands alone.
  package var word: String {
    switch self {
    case .fits: "FITS"
    case .tight: "FITS, TIGHTLY"
    case .doesNotFit: "DOES NOT FIT"
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
