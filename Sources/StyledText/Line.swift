/// A piece of text in one role.
package struct Span: Hashable, Sendable {
  package var text: String
  package var role: Role

  package init(_ text: String, _ role: Role = .text) {
    self.text = text
    self.role = role
  }
}

/// One line of text whose pieces may have different roles.
package struct Line: Hashable, Sendable, ExpressibleByStringInterpolation {
  package var spans: [Span]

  package init(_ spans: [Span]) {
    self.spans = spans
  }

  package init(_ text: String, _ role: Role = .text) {
    self.spans = [Span(text, role)]
  }

  package init(stringLiteral text: String) {
    self.init(text)
  }

  /// Columns that the line takes.
  package var width: Int { spans.reduce(0) { $0 + CellWidth.of($1.text) } }
  /// The line without its roles.
  package var text: String { spans.map(\.text).joined() }

  package static func + (left: Line, right: Line) -> Line { Line(left.spans + right.spans) }
}

/// Where a text stands in a space that is wider than it.
package enum Alignment: Hashable, Sendable {
  case left
  case center
  case right
}
