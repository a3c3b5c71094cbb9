import StyledText

/// Facts as aligned text: labels, then values with their notes, wrapped under themselves.
package enum FactTable {
  package static func lines(_ facts: [Fact], width: Int) -> [Line] {
    var table = TextTable([TextTable.Column(""), TextTable.Column("", wraps: true)])
    for fact in facts {
      let note = fact.note.isEmpty ? Line([]) : Line("  " + fact.note, .dim)
      table.add([Line("  " + (fact.continues ? "" : fact.label)), Line(fact.value) + note])
    }
    return table.lines(width: width)
  }
}
