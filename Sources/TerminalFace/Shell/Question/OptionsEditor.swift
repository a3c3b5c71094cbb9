import Domain
import JSON
import TerminalModel

/// A text field for any change of the question, as the command line has it.
struct OptionsEditor: Hashable, Sendable {
  static let title = "Options of the question"
  static let hint = "--request-rate 20 --max-ttft 1s@p95 --objective latency; auto or none takes one back"

  var text = TextFieldState()
  /// What is wrong with the text, said after Enter.
  var problem: String?
}

extension OptionProblem {
  /// What was expected and found, and what to write instead.
  var words: String {
    switch self {
    case .notAnOption(let word): "expected an option such as --max-ttft, found \(word)"
    case .unknown(let flag):
      "no option of the question is called \(flag)" + Self.near(flag)
    case .missingValue(let flag, let expected): "\(flag): expected \(expected), found nothing"
    case .openQuote: "a quote is opened and never closed"
    }
  }

  private static func near(_ flag: String) -> String {
    if let field = FamiliarOption.field(calledElsewhere: flag) { return "; here it is \(field.flag)" }
    let flags = RequestField.all.map(\.flag).filter { !$0.isEmpty }
    let near = NameMatching.nearest(to: flag, among: flags)
    return near.isEmpty ? "" : "; near it: \(near.joined(separator: ", "))"
  }
}
