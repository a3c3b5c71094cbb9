import StyledText

extension PageRenderer {
  /// A bar of the capacity with a legend under it; what overflows is said.
  func lines(_ bar: ShareBar) -> [Line] {
    let room = max(width - 2 * Self.indent, 0)
    let cells = Apportionment.shares(
      of: room, weights: bar.segments.map(\.amount) + [max(bar.capacity - bar.total, 0)], atLeastOne: true)
    var picture: [Span] = []
    var legend: [Span] = []
    for (index, segment) in bar.segments.enumerated() {
      let fill = symbols.fills.segments[index % symbols.fills.segments.count]
      picture.append(Span(String(repeating: fill, count: cells[index]), segment.role))
      legend += [Span("\(fill) ", segment.role), Span(segment.label + "  ")]
    }
    picture.append(Span(String(repeating: symbols.fills.free, count: cells[bar.segments.count]), .barFree))
    legend.append(bar.fits ? Span("\(symbols.fills.free) free", .barFree) : Span("more than fits", .bad))
    return [Line(picture)] + TextLayout.wrapped(Line(legend), width: room)
  }

  /// A title, the columns, the marks below them and the ends of the axis.
  func lines(_ histogram: Histogram) -> [Line] {
    let columns = max(20, min(width, 78) - 2)
    guard histogram.reach > 0 else { return [histogram.title, Line("  " + histogram.emptyText, .dim)] }
    let bins = histogram.counts(histogram.values, bins: columns)
    let steps: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    let top = max(bins.max() ?? 1, 1)
    let filled = bins.map { count in
      count == 0 ? 0 : max(1, Int((Double(count) / Double(top) * Double(Self.height * steps.count)).rounded()))
    }
    let chart = (0..<Self.height).reversed().map { level in
      Line("  " + String(filled.map { Self.cell($0 - level * steps.count, steps) }), .accent)
    }
    let marks = histogram.counts(histogram.marks, bins: columns).map { $0 == 0 ? Character(" ") : "▲" }
    return [histogram.title] + chart + [Line("  " + String(marks), .warning), axis(histogram, columns)]
  }

  private static let height = 6

  private func axis(_ histogram: Histogram, _ columns: Int) -> Line {
    let end = histogram.reachText
    let left = "−" + end
    let gaps = max(2, columns - left.count - end.count - 1)
    let before = max(1, (columns - 1) / 2 - left.count)
    return Line(
      "  " + left + String(repeating: " ", count: before) + "0"
        + String(repeating: " ", count: max(1, gaps - before)) + end, .dim)
  }

  private static func cell(_ filled: Int, _ steps: [Character]) -> Character {
    filled <= 0 ? " " : steps[min(filled, steps.count) - 1]
  }
}
