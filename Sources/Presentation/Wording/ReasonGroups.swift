/// Reasons told once: things refused for the same reason, or for reasons that begin alike, are listed behind it.
struct ReasonGroups {
  struct Group: Hashable {
    let reason: String
    let subjects: [String]
  }

  /// Reasons count as alike when they share so many words at their beginning.
  private static let wordsInCommon = 4

  let groups: [Group]

  /// In the order in which the reasons first appear.
  init(_ refusals: [(subject: String, reason: String)]) {
    var order: [String] = []
    var members: [String: [(subject: String, reason: String)]] = [:]
    for refusal in refusals {
      let key = Self.words(refusal.reason).prefix(Self.wordsInCommon).joined(separator: " ")
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(refusal)
    }
    groups = order.map { key in
      let alike = members[key] ?? []
      return Group(reason: Self.common(alike.map(\.reason)), subjects: alike.map(\.subject))
    }
  }

  /// The reason that all give, or the words with which all begin.
  private static func common(_ reasons: [String]) -> String {
    guard let first = reasons.first, reasons.contains(where: { $0 != first }) else { return reasons.first ?? "" }
    let shared = reasons.dropFirst().reduce(words(first)) { shared, reason in
      zip(shared, words(reason)).prefix { $0 == $1 }.map(\.0)
    }
    return shared.joined(separator: " ") + " …"
  }

  private static func words(_ text: String) -> [Substring] { text.split(separator: " ") }
}
