extension RequestField {
  /// How a field's value is read from text, written, checked and copied.
  package struct Content: Sendable {
    /// What may be said, in words: "a whole number from 1 to 100000, or auto".
    package let expected: String
    /// What whole numbers may be.
    package var range: ClosedRange<Int>?
    /// The words that may be said, where they are a few.
    package var words: [String] = []
    /// What puts the value that a text means into a request; nil for a text that means none.
    var read: @Sendable (String) -> (@Sendable (inout PlanRequest) -> Void)?
    /// The value as options take it.
    let text: @Sendable (PlanRequest) -> String?
    /// Whether a request spells it out.
    var counts: @Sendable (PlanRequest) -> Bool = { _ in true }
    let isValid: @Sendable (PlanRequest) -> Bool
    var copy: @Sendable (PlanRequest, inout PlanRequest) -> Void
  }

  typealias Path<Value> = any WritableKeyPath<PlanRequest, Value> & Sendable

  /// The word for a choice that is left to the planner.
  package static let automatic = "auto"
  /// The word for a limit that isn't set.
  package static let unlimited = "none"
}

extension RequestField.Content {
  /// A value that is always there.
  static func value<Value: Sendable>(
    _ path: RequestField.Path<Value>, expected: String, range: ClosedRange<Int>? = nil, words: [String] = [],
    read: @escaping @Sendable (String) -> Value?, text: @escaping @Sendable (Value) -> String,
    isValid: @escaping @Sendable (Value) -> Bool = { _ in true }
  ) -> Self {
    Self(
      expected: expected, range: range, words: words,
      read: { typed in
        guard let value = read(typed), isValid(value) else { return nil }
        return { $0[keyPath: path] = value }
      },
      text: { text($0[keyPath: path]) }, isValid: { isValid($0[keyPath: path]) },
      copy: { $1[keyPath: path] = $0[keyPath: path] })
  }

  /// A value that may be missing; `absent` is the word for that, and where it is nil there is none.
  static func optional<Value: Sendable>(
    _ path: RequestField.Path<Value?>, absent: String?, expected: String, range: ClosedRange<Int>? = nil,
    words: [String] = [], read: @escaping @Sendable (String) -> Value?, text: @escaping @Sendable (Value) -> String,
    isValid: @escaping @Sendable (Value) -> Bool = { _ in true }
  ) -> Self {
    Self(
      expected: absent.map { "\(expected), or \($0)" } ?? expected, range: range,
      words: words.isEmpty ? [] : words + [absent].compactMap(\.self),
      read: { typed in
        if let absent, typed.lowercased() == absent { return { $0[keyPath: path] = nil } }
        guard let value = read(typed), isValid(value) else { return nil }
        return { $0[keyPath: path] = value }
      },
      text: { $0[keyPath: path].map(text) ?? absent }, isValid: { $0[keyPath: path].map(isValid) ?? true },
      copy: { $1[keyPath: path] = $0[keyPath: path] })
  }

  /// The same, spelled out only by requests in which it counts.
  func spelledOut(where counts: @escaping @Sendable (PlanRequest) -> Bool) -> Self {
    var content = self
    content.counts = counts
    return content
  }

  /// The same, where another word says what one of its words says.
  func taking(_ synonym: String, for word: String) -> Self {
    var content = self
    content.read = { [read] in read($0.lowercased() == synonym ? word : $0) }
    return content
  }
}
