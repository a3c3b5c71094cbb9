/// Where a text stops being JSON, and how.
package struct JSONSyntaxError: Error, Sendable, Hashable {
  package enum Fault: Sendable, Hashable {
    case noValue
    /// A word that begins like this one.
    case word(String)
    case noKey
    case noColon
    case openObject
    case openArray
    case trailingText
    case repeatedKey(String)
    case depth(limit: Int)
    case values(limit: Int)
    case fraction
    case exponent
    case numberRange(String)
    case openString
    case controlCharacter
    case notUTF8
    case escape
    case codePoint
    case surrogate
  }

  package let fault: Fault
  package let offset: Int
  /// What stands there: a character, or the end of the text.
  package let found: String

  /// What should stand there, for a message.
  package var expected: String {
    switch fault {
    case .noValue: "a value"
    case .word(let word): "a value (did you mean `\(word)`?)"
    case .noKey: "a key in quotes"
    case .noColon: "`:` after the key"
    case .openObject: "`,` or `}`"
    case .openArray: "`,` or `]`"
    case .trailingText: "the end of the file"
    case .repeatedKey: "each key once"
    case .depth(let limit): "nesting no deeper than \(limit)"
    case .values(let limit): "no more than \(limit) values"
    case .fraction: "digits after the decimal point"
    case .exponent: "digits of the exponent"
    case .numberRange: "a number within range"
    case .openString: "a closing quote"
    case .controlCharacter: "no control characters within quotes"
    case .notUTF8: "text in UTF-8"
    case .escape: "an escape that JSON knows"
    case .codePoint: "four hexadecimal digits"
    case .surrogate: "the second half of a surrogate pair"
    }
  }
}
