import JSON

extension JSONSyntaxError {
  /// What was found in place of JSON, for messages about damaged files.
  var problem: String {
    switch fault {
    case .noValue: found == "the end of the file" ? "the text ends inside a value" : "something that is no JSON value"
    case .word: "an unknown word"
    case .noKey: "a member without a quoted name"
    case .noColon: "a name without a colon after it"
    case .openObject: "an object without a comma or an end"
    case .openArray: "an array without a comma or an end"
    case .trailingText: "text after the end of the object"
    case .repeatedKey(let key): "“\(key)” twice"
    case .depth: "values nested too deeply"
    case .values: "too many values"
    case .fraction, .exponent, .numberRange: "a number that cannot be read"
    case .openString: "a string without an end"
    case .controlCharacter: "a control character inside a string"
    case .notUTF8: "a string that is not UTF-8"
    case .escape: "an unknown escape"
    case .codePoint: "an unfinished \\u escape"
    case .surrogate: "half of a surrogate pair"
    }
  }
}
