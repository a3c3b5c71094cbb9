/// A model's licence, as its catalog entry names it.
package struct Licence: Sendable, Hashable {
  /// "MIT (base Llama 3.1)".
  package let name: String
  /// The licences that bind: a derived model's own, and its base's.
  package let parts: [String]

  package init(_ name: String) {
    self.name = name
    let pieces = name.split(separator: "(", maxSplits: 1).map(String.init)
    if pieces.count == 2, pieces[1].hasPrefix(Self.base), pieces[1].hasSuffix(")") {
      parts = [pieces[0], String(pieces[1].dropFirst(Self.base.count).dropLast())].map(Self.trimmed)
    } else {
      parts = [name]
    }
  }

  private static let base = "base "

  private static func trimmed(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed().drop { $0 == " " })
  }

  /// Whether anybody may use, change and sell it, with notices kept at most.
  package var isPermissive: Bool { parts.allSatisfy { Self.reasons[Self.squeezed($0)] != nil } }

  /// The same licence, however its letters and signs are written.
  package func isNamed(_ text: String) -> Bool { Self.squeezed(name) == Self.squeezed(text) }

  /// Letters and digits alone: "apache 2.0" is "Apache-2.0".
  static func squeezed(_ text: some StringProtocol) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// Licences by SPDX id that the Open Source Initiative approved and that ask for no more than notices, and why each is
  /// here (opensource.org/licenses).
  ///
  /// Not here: licences that bind by size, field or behaviour of the user, as the Llama Community Licences (700 million
  /// users, a policy of acceptable use), the Gemma Terms (the same, and they bind derived models), the RAIL family (a list
  /// of forbidden uses), Modified MIT of Kimi (a name to be shown from 100 million users on); and CC-BY-NC (no trade).
  package static let permissive: [(id: String, reason: String)] = [
    ("Apache-2.0", "OSI-approved; asks for notices, grants patents"), ("MIT", "OSI-approved; asks for the notice"),
    ("MIT-0", "OSI-approved; asks for nothing"), ("BSD-2-Clause", "OSI-approved; asks for the notice"),
    ("BSD-3-Clause", "OSI-approved; asks for the notice, and no use of names"),
    ("ISC", "OSI-approved; asks for the notice"), ("0BSD", "OSI-approved; asks for nothing"),
    ("BSL-1.0", "OSI-approved; asks for the notice with source"), ("Zlib", "OSI-approved; asks for honest origin"),
    ("Unlicense", "OSI-approved; public domain"),
  ]

  private static let reasons = Dictionary(
    permissive.map { (squeezed($0.id), $0.reason) }, uniquingKeysWith: { first, _ in first })
}
