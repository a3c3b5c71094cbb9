import Domain

/// A fact that has its words here.
package protocol Worded {
  var words: String { get }
}

extension Statement where Fact: Worded {
  /// The fact's words, or those of the file.
  package var words: String {
    switch self {
    case .fact(let fact): fact.words
    case .quoted(let words, _): words
    }
  }
}
