/// Reads rows of fields as RFC 4180 writes them: commas, quotes that double within quotes, lines of any ending.
struct DelimitedRows {
  /// A row and the line that it begins in, from 1.
  struct Row {
    let line: Int
    let fields: [String]
  }

  /// What is no text of rows, and in which line.
  struct Fault: Error {
    let line: Int
    let expected: String
    let found: String
  }

  private static let (quote, comma) = (UInt8(ascii: "\""), UInt8(ascii: ","))
  private static let (newline, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private let bytes: ArraySlice<UInt8>
  private var rows: [Row] = []
  private var fields: [String] = []
  private var field: [UInt8] = []
  private var line = 1
  private var firstLine = 1

  /// The rows of a text; those without any character are left out.
  static func read(_ bytes: [UInt8]) throws(Fault) -> [Row] {
    var reader = DelimitedRows(bytes)
    try reader.readAll()
    return reader.rows
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes.starts(with: Self.byteOrderMark) ? bytes.dropFirst(3) : bytes[...]
  }

  private mutating func readAll() throws(Fault) {
    var isQuoted = false
    var wasQuoted = false
    var opened = 1
    for byte in bytes {
      if isQuoted {
        if byte == Self.quote { (isQuoted, wasQuoted) = (false, true) } else { field.append(byte) }
        if byte == Self.newline { line += 1 }
        continue
      }
      switch byte {
      case Self.quote where wasQuoted:
        field.append(byte)
        (isQuoted, wasQuoted) = (true, false)
      case Self.quote where field.isEmpty: (isQuoted, opened) = (true, line)
      case Self.comma:
        try endField()
        wasQuoted = false
      case Self.newline:
        try endRow()
        wasQuoted = false
      case Self.carriageReturn: break
      default:
        guard !wasQuoted, byte != Self.quote else {
          throw Fault(line: line, expected: "a comma after a closing quote", found: "more of the field")
        }
        field.append(byte)
      }
    }
    guard !isQuoted else { throw Fault(line: opened, expected: "a closing quote", found: "the end of the file") }
    try endRow()
  }

  private mutating func endField() throws(Fault) {
    guard let text = String(validating: field, as: UTF8.self), !field.contains(0) else {
      throw Fault(line: line, expected: "text in UTF-8", found: "other bytes")
    }
    fields.append(text.trimmingSpaces)
    field = []
  }

  private mutating func endRow() throws(Fault) {
    try endField()
    if fields != [""] { rows.append(Row(line: firstLine, fields: fields)) }
    fields = []
    line += 1
    firstLine = line
  }
}

extension String {
  /// The text without spaces around it.
  var trimmingSpaces: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[first...last])
  }
}
