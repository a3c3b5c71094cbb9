/// Columns of a plain table.
enum Text {
  private static let widths = [18, 12, 6, 9, 18, 9, 18, 6]

  static func row(_ cells: String...) -> String {
    zip(cells, widths).map { cell, width in cell + String(repeating: " ", count: max(1, width - cell.count)) }.joined()
  }

  static func fixed(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite else { return "-" }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let rounded = Int((value * scale).rounded())
    let (whole, part) = rounded.quotientAndRemainder(dividingBy: Int(scale))
    if digits == 0 { return "\(whole)" }
    let fraction = "\(part)"
    return "\(whole)." + String(repeating: "0", count: digits - fraction.count) + fraction
  }
}
