/// All keys with what they do, under the headings of their groups.
package struct HelpTable: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package let keys: [Key]
    package let help: String
    package let group: String
  }

  package var entries: [Entry]

  package init<Action>(_ bindings: [Binding<Action>]) {
    self.entries = bindings.filter { !$0.keys.isEmpty }.map {
      Entry(keys: $0.keys, help: $0.help, group: $0.group)
    }
  }

  /// The lines of the help; groups come in the order in which they first appear.
  package func lines(look: Look) -> [Line] {
    let labels = entries.map { $0.keys.map { $0.label(look.symbols) }.joined(separator: " ") }
    let width = labels.map { CellWidth.of($0) }.max() ?? 0
    var groups: [String] = []
    for entry in entries where !groups.contains(entry.group) { groups.append(entry.group) }
    var lines: [Line] = []
    for group in groups {
      if !lines.isEmpty { lines.append("") }
      lines.append(Line(group, .heading))
      for (entry, label) in zip(entries, labels) where entry.group == group {
        lines.append(Line([Span(" " + TextLayout.padded(label, to: width), .key), Span("  " + entry.help)]))
      }
    }
    return lines
  }

  package func draw(state: ScrollState = .text, into frame: inout Frame, in area: Rectangle, look: Look) {
    Paragraph(lines(look: look)).draw(state: state, into: &frame, in: area, look: look)
  }
}
