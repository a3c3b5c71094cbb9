/// What a plan says: the facts that it was made from, or the words of a file that it was read from.
package enum Statement<Fact: Sendable & Hashable>: Sendable, Hashable {
  case fact(Fact)
  /// A file's words, with the code that it gives them; nil where it gives none.
  indirect case quoted(String, code: String? = nil)

  /// The facts, where they are known.
  package var fact: Fact? {
    if case .fact(let fact) = self { fact } else { nil }
  }
}

/// A fact whose case has a name that programs can tell it by.
package protocol Coded: Sendable, Hashable {
  /// The case, as JSON names it.
  var code: String { get }
}

extension Statement where Fact: Coded {
  /// The name of the case; nil where a file's words have none.
  package var code: String? {
    switch self {
    case .fact(let fact): fact.code
    case .quoted(_, let code): code
    }
  }
}
