import Domain

/// Reasons told once: what is refused for the same reason, or for reasons of one case, is listed behind it.
struct ReasonGroups {
  struct Group: Hashable {
    let reason: String
    let subjects: [String]
  }

  private typealias Refusal = (subject: String, words: String)

  let groups: [Group]

  /// In the order in which the reasons first appear.
  init(_ refusals: [(subject: String, reason: Statement<Rejection.Reason>)]) {
    var order: [String] = []
    var members: [String: [Refusal]] = [:]
    for (subject, reason) in refusals {
      let key = reason.code ?? reason.words
      if members[key] == nil { order.append(key) }
      members[key, default: []].append((subject, reason.words))
    }
    groups = order.flatMap { Self.groups(of: members[$0] ?? []) }
  }

  /// One group with the words that all begin with; where they share none, one for each wording.
  private static func groups(of alike: [Refusal]) -> [Group] {
    let wordings = alike.map(\.words).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let shared = shared(wordings)
    if wordings.count > 1, !shared.isEmpty { return [Group(reason: shared + " …", subjects: alike.map(\.subject))] }
    return wordings.map { words in
      Group(reason: words, subjects: alike.filter { $0.words == words }.map(\.subject))
    }
  }

  private static func shared(_ wordings: [String]) -> String {
    let words = wordings.map { $0.split(separator: " ") }
    guard let first = words.first else { return "" }
    return words.dropFirst().reduce(first) { shared, words in
      zip(shared, words).prefix { $0 == $1 }.map(\.0)
    }
    .joined(separator: " ")
  }
}
