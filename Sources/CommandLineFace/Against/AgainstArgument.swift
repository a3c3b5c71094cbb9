import Domain
import FoundationEssentials

/// What a plan is told against: an exported plan, or the same question with another count, hardware or scheme.
///
/// `4xa100-sxm-80gb/bf16` and every part of it: `4x`, `a100-sxm-80gb`, `bf16`, `4xa100-sxm-80gb`, `a100-sxm-80gb/bf16`.
struct AgainstArgument: Sendable, Hashable {
  enum Content: Sendable, Hashable {
    case file(path: String)
    case changes(count: String?, Names)
  }

  /// What stands beside the count.
  enum Names: Sendable, Hashable {
    case none
    /// Hardware or a scheme, which the catalogs tell apart.
    case either(String)
    /// Around a slash; one of both may be missing.
    case pair(hardware: String?, scheme: String?)
  }

  let text: String
  /// The option that it is of.
  let option: String
  let content: Content

  /// Names that may be those of files.
  var paths: [String] {
    switch content {
    case .file(let path): [path]
    case .changes(_, .none): []
    case .changes(_, .either(let name)): [name]
    case .changes(_, .pair(let hardware, let scheme)): [hardware, scheme].compactMap(\.self)
    }
  }

  static let expectedChanges =
    "COUNTxHARDWARE/SCHEME such as 4xa100-sxm-80gb/bf16, or a part of it (2x, h200-sxm, bf16)"
  static let expected = expectedChanges + ", or an exported plan"

  /// - Parameter isFile: whether there is a file of this path.
  init(_ text: String, of option: String = "--against", isFile: (String) -> Bool = Self.isFile) throws {
    self.text = text
    self.option = option
    let (count, rest) = Self.counted(text)
    if text == "-" || isFile(text) || (count == nil && text.hasSuffix(".json")) {
      content = .file(path: text)
      return
    }
    let names = Self.names(rest)
    guard count != nil || names != .none else { throw ArgumentReader.Refusal(description: "expected \(Self.expected)") }
    if let count, !RequestField.count.reads(count) {
      throw ArgumentReader.Refusal(
        description: "the count is '\(count)'; expected \(RequestField.count.content.expected)")
    }
    content = .changes(count: count, names)
  }

  /// The number before an `x`, and what comes after; nil where the text begins with no such number.
  private static func counted(_ text: String) -> (count: String?, rest: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text[digits.endIndex...].drop { $0 == " " }
    guard !digits.isEmpty, let sign = rest.first, "x×".contains(sign) else { return (nil, trimmed(text[...])) }
    return (String(digits), trimmed(rest.dropFirst()))
  }

  /// The last slash parts hardware from the scheme, since the hardware may be a path.
  private static func names(_ text: String) -> Names {
    guard let slash = text.lastIndex(of: "/") else { return text.isEmpty ? .none : .either(text) }
    let (hardware, scheme) = (trimmed(text[..<slash]), trimmed(text[text.index(after: slash)...]))
    if hardware.isEmpty, scheme.isEmpty { return .none }
    return .pair(hardware: hardware.isEmpty ? nil : hardware, scheme: scheme.isEmpty ? nil : scheme)
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }

  private static func isFile(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder
  }
}
