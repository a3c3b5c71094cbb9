import StyledText

/// A key and what it does, for footer and help.
package struct KeyHint: Hashable, Sendable {
  package var keys: [Key]
  package var title: String
  /// Shown dim where the action isn't possible at the moment.
  package var isEnabled: Bool

  package init(_ keys: [Key], _ title: String, isEnabled: Bool = true) {
    self.keys = keys
    self.title = title
    self.isEnabled = isEnabled
  }

  package init<Action>(_ binding: Binding<Action>, isEnabled: Bool = true) {
    self.init(binding.keys, binding.title, isEnabled: isEnabled)
  }
}

/// One line of key hints; those that don't fit give way to an ellipsis, the last ones first.
package struct Footer: Hashable, Sendable {
  package var hints: [KeyHint]

  package init(_ hints: [KeyHint]) {
    self.hints = hints.filter { !$0.keys.isEmpty }
  }

  package func draw(into frame: inout Frame, in area: Rectangle, look: Look) {
    guard !area.isEmpty else { return }
    frame.clipped(to: area) { frame in
      var x = 0
      for (index, hint) in hints.enumerated() {
        let line = Self.line(hint, look)
        let isLast = index == hints.count - 1
        guard x + line.width + (isLast ? 0 : 3) <= area.width else {
          frame.draw(String(look.symbols.marks.ellipsis), at: area.origin.moved(right: x), style: .dim)
          return
        }
        x += frame.draw(line, at: area.origin.moved(right: x)) + 2
      }
    }
  }

  private static func line(_ hint: KeyHint, _ look: Look) -> Line {
    let key = hint.keys.first?.label(look.symbols) ?? ""
    return Line([Span(key, hint.isEnabled ? .key : .dim), Span(" " + hint.title, hint.isEnabled ? .text : .dim)])
  }
}
