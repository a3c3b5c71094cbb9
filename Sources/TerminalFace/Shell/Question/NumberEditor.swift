import Domain
import TerminalModel

/// A field for a number of the request.
struct NumberEditor: Hashable, Sendable {
  enum Subject: CaseIterable, Hashable, Sendable { case context, users, count }

  let subject: Subject
  var text: TextFieldState
  /// What is wrong with the text, said after Enter.
  var problem: String?

  /// Far more than any model or fleet has; it keeps later products within bounds.
  static let largest = 1_000_000_000

  init(_ subject: Subject, request: PlanRequest, accelerators: Int) {
    self.subject = subject
    let number =
      switch subject {
      case .context: request.contextTokens
      case .users: request.concurrency
      case .count: accelerators
      }
    text = TextFieldState(String(number))
  }

  var title: String {
    switch subject {
    case .context: "Context of a sequence, in tokens"
    case .users: "Users at once"
    case .count: "Accelerators"
    }
  }

  var hint: String {
    switch subject {
    case .context: "prompt and answer together; 128k is 131,072"
    case .users: "sequences in flight; 2k is 2,048"
    case .count: "a number, or auto"
    }
  }

  /// The request with the number that was typed; nil when it isn't one.
  func applied(to request: PlanRequest) -> PlanRequest? {
    var changed = request
    if subject == .count, ["auto", ""].contains(text.text.lowercased().filter { !$0.isWhitespace }) {
      changed.count = nil
      return changed
    }
    guard let number = Self.number(text.text) else { return nil }
    switch subject {
    case .context:
      changed.contextTokens = number
      changed.shrinkLengthsToContext()
    case .users: changed.concurrency = number
    case .count: changed.count = number
    }
    return changed
  }

  /// Reads `8192`, `8,192`, `8k` (binary) or `1m`; nil for anything that isn't a whole number from 1 up.
  static func number(_ text: String) -> Int? {
    var digits = text.lowercased().filter { !$0.isWhitespace && $0 != "," && $0 != "_" }
    var factor = 1
    if digits.hasSuffix("k") { factor = 1024 }
    if digits.hasSuffix("m") { factor = 1024 * 1024 }
    if factor > 1 { digits.removeLast() }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let number = Int(digits) else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: factor)
    return !overflow && (1...largest).contains(product) ? product : nil
  }
}
