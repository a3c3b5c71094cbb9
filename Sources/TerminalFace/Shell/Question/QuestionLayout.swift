import TerminalModel

/// How the parts of the question stand in groups, rows and columns; pure, for moving and for drawing.
struct QuestionLayout: Hashable, Sendable {
  /// Fields that stand together, in the order of reading.
  static let groups: [[QuestionField]] = [
    [.model], [.workload, .mode], [.count, .hardware], [.context, .users], [.scheme, .keyValueCache],
    [.engine, .region],
  ]

  /// Groups beside each other.
  let columns: Int
  var rows: Int { Self.groups.count / columns }

  init(width: Int) {
    columns = width >= 150 ? 3 : width >= 72 ? 2 : 1
  }

  /// Its rows on screens that show it above what is theirs; none where room is short.
  static func rows(above size: Size) -> Int {
    let wanted = QuestionLayout(width: size.width).rows
    return size.height >= 24 && wanted <= 3 ? wanted : 0
  }

  /// The row of a field.
  func row(of field: QuestionField) -> Int { Self.group(of: field) / columns }

  /// Where a step leads: left and right to the next field, up and down to the group above or below; nil where there is
  /// none.
  func neighbour(of field: QuestionField, _ direction: Direction) -> QuestionField? {
    let fields = QuestionField.allCases
    guard let place = fields.firstIndex(of: field) else { return nil }
    let group = Self.group(of: field)
    switch direction {
    case .left: return place > 0 ? fields[place - 1] : nil
    case .right: return place + 1 < fields.count ? fields[place + 1] : nil
    case .up, .pageUp: return Self.firstField(ofGroup: group - columns)
    case .down, .pageDown: return Self.firstField(ofGroup: group + columns)
    case .first: return fields.first
    case .last: return fields.last
    }
  }

  private static func group(of field: QuestionField) -> Int { groups.firstIndex { $0.contains(field) } ?? 0 }

  private static func firstField(ofGroup group: Int) -> QuestionField? {
    groups.indices.contains(group) ? groups[group].first : nil
  }
}
