import StyledText

extension DocumentTable {
  /// The table with the columns that a medium shows.
  func shown(in medium: Medium) -> DocumentTable {
    selecting(
      columns.indices.filter { index in
        let column = columns[index]
        guard column.only == nil || column.only == medium else { return false }
        return !column.isOptional || rows.contains { !Self.isBlank($0.cells[index]) }
      })
  }

  /// The table with some of its columns, each cell in its place; what rows have in common stays.
  func selecting(_ indices: [Int]) -> DocumentTable {
    var table = self
    table.columns = indices.map { columns[$0] }
    table.replaceRows { row in indices.map { row.cells[$0] } }
    return table
  }

  private static func isBlank(_ cell: Line) -> Bool { ["", unknown].contains(cell.text) }
}
