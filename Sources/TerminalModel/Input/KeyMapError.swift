/// One thing that is wrong with a table of keys.
package enum KeyMapProblem: Hashable, Sendable, CustomStringConvertible {
  case unknownAction(id: String, known: [String])
  case unknownKey(id: String, error: KeyNameError)
  /// The terminal keeps this key for itself.
  case reservedKey(id: String, name: String)
  case conflict(key: String, first: String, second: String)
  case duplicateAction(id: String)

  package var description: String {
    switch self {
    case .unknownAction(let id, let known):
      "no action is called “\(id)”; expected one of \(known.joined(separator: ", "))"
    case .unknownKey(let id, let error):
      "action “\(id)”: \(error)"
    case .reservedKey(let id, let name):
      "action “\(id)”: the terminal keeps “\(name)” for itself; choose another key"
    case .conflict(let key, let first, let second):
      "key “\(key)” is given to both “\(first)” and “\(second)”; give one of them another key"
    case .duplicateAction(let id):
      "two actions are called “\(id)”; ids must differ"
    }
  }
}

/// Everything that is wrong with a table of keys.
package struct KeyMapError: Error, Hashable, Sendable, CustomStringConvertible {
  package let problems: [KeyMapProblem]

  package var description: String { problems.map(\.description).joined(separator: "\n") }
}
