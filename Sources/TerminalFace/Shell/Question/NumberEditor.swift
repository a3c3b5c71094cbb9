import Domain
import TerminalModel

/// A text field for a number of the request.
struct NumberEditor: Hashable, Sendable {
  enum Subject: CaseIterable, Hashable, Sendable { case context, users, count }

  let subject: Subject
  var text: TextFieldState
  /// What is wrong with the text, said after Enter.
  var problem: String?

  init(_ subject: Subject, request: PlanRequest, accelerators: Int) {
    self.subject = subject
    text = TextFieldState(
      subject == .count ? String(accelerators) : subject.field.text(in: request) ?? "", isSelected: true)
  }

  var title: String {
    switch subject {
    case .context: "Context of a sequence, in tokens"
    case .users: "Sequences at once"
    case .count: "Accelerators"
    }
  }

  var hint: String {
    switch subject {
    case .context: "prompt and answer together; 128k is 131,072"
    case .users: "those in flight; 2k is 2,000"
    case .count: "a number, or auto"
    }
  }

  /// The request with what was typed.
  func applied(to request: PlanRequest) throws(RequestProblem) -> PlanRequest {
    var changed = request
    let typed = text.text.filter { !$0.isWhitespace }
    try changed.apply([subject.field: subject == .count && typed.isEmpty ? RequestField.automatic : typed])
    return changed
  }
}

extension NumberEditor.Subject {
  /// The row of the table that says what may be typed.
  var field: RequestField {
    switch self {
    case .context: .contextTokens
    case .users: .concurrency
    case .count: .count
    }
  }
}
