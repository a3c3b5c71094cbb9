import StyledText

/// All keys with what they do, under the headings of their groups.
package struct HelpTable: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package let keys: [Key]
    package let help: String
    package let group: String
  }

  package var entries: [Entry]

  /// The bindings of a series stand in one line with all their keys.
  package init<Action>(_ bindings: [Binding<Action>]) {
    entries = []
    var series: String?
    for binding in bindings where !binding.keys.isEmpty {
      if let last = entries.last, let help = binding.seriesHelp, help == series {
        entries[entries.count - 1] = Entry(keys: last.keys + binding.keys, help: help, group: last.group)
      } else {
        entries.append(Entry(keys: binding.keys, help: binding.seriesHelp ?? binding.help, group: binding.group))
      }
      series = binding.seriesHelp
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
