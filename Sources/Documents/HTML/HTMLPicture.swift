import StyledText

/// Bars and charts as inline SVG; their words are HTML beside them, so that they stay readable at any width.
enum HTMLPicture {
  /// A stacked bar with its legend.
  static func text(_ bar: ShareBar, id: String) -> String {
    let scale = SVG.width / max(bar.total, bar.capacity, .leastNormalMagnitude)
    var x = 0.0
    var parts = SVG.rectangle(x: 0, width: SVG.width, y: 0, height: 40, "part-free")
    for segment in bar.segments {
      parts += SVG.rectangle(x: x, width: segment.amount * scale, y: 0, height: 40, partClass(segment.role))
      x += segment.amount * scale
    }
    if !bar.fits {
      let limit = bar.capacity * scale
      parts += SVG.rectangle(x: limit, width: SVG.width - limit, y: 28, height: 12, "part-excess")
      parts += SVG.rectangle(x: limit - 2, width: 4, y: 0, height: 40, "part-limit")
    }
    let words = bar.segments.map { "\($0.label) \($0.text)" } + ["capacity \(bar.capacityText)", bar.restText]
    let legend = bar.segments.map { item(partClass($0.role), $0.label, $0.text) }
    let rest = item(bar.fits ? "part-free" : "part-excess", "", bar.restText)
    return "<figure>\n"
      + SVG.picture(height: 40, id: id, title: bar.title, description: words.joined(separator: ", "), parts)
      + "<ul class=\"legend\">\n\(legend.joined())\(rest)</ul>\n</figure>\n"
  }

  /// One row an estimate: its likely value as a bar, its range as a line across the bar's end.
  static func text(_ chart: RangeChart) -> String {
    let scale = SVG.width / max(chart.rows.map(\.high).max() ?? 0, .leastNormalMagnitude)
    let rows = chart.rows.map { row in
      let parts =
        SVG.rectangle(x: 0, width: row.likely * scale, y: 4, height: 16, "range-bar")
        + SVG.rectangle(x: row.low * scale, width: max((row.high - row.low) * scale, 1), y: 10, height: 4, "range-line")
      let label = HTMLText.plain(row.label)
      return "<tr\(row.isEmphasized ? " class=\"chosen\"" : "")><th scope=\"row\">\(label)</th><td class=\"plot\">"
        + SVG.strip(title: "\(row.label): \(row.text)", parts)
        + "</td><td class=\"number\">\(HTMLText.plain(row.text))</td></tr>\n"
    }
    return "<figure>\n<figcaption>\(HTMLText.plain(chart.title))</figcaption>\n<table class=\"ranges\">\n<tbody>\n"
      + rows.joined() + "</tbody>\n</table>\n</figure>\n"
  }

  /// Columns over an axis with zero in the middle, the marks below them.
  static func text(_ histogram: Histogram, id: String) -> String {
    let caption = "<figure>\n<figcaption>\(HTMLText.spans(histogram.title))</figcaption>\n"
    guard histogram.reach > 0 else {
      return caption + "<p class=\"dim\">\(HTMLText.plain(histogram.emptyText))</p>\n</figure>\n"
    }
    let marks = histogram.marks.map { mark in
      SVG.rectangle(
        x: (Double(mark / histogram.reach) + 1) / 2 * SVG.width - 1, width: 2, y: 124, height: 12, "part-limit")
    }
    let end = histogram.reachText
    let picture = SVG.picture(
      height: 136, id: id, title: histogram.title.text,
      description: "from −\(end) to \(end), \(histogram.marks.count) marks below",
      columns(of: histogram) + marks.joined())
    let axis = ["−\(end)", "0", end].map { "<span>\(HTMLText.plain($0))</span>" }.joined()
    return caption + picture + "<p class=\"axis\">\(axis)</p>\n</figure>\n"
  }

  private static func columns(of histogram: Histogram) -> String {
    let bins = histogram.counts(histogram.values, bins: 100)
    let step = SVG.width / Double(bins.count)
    let top = Double(max(bins.max() ?? 1, 1))
    return bins.enumerated().map { index, count in
      let height = Double(count) / top * 120
      return SVG.rectangle(x: Double(index) * step, width: step, y: 120 - height, height: height, "range-bar")
    }.joined()
  }

  private static func item(_ name: String, _ label: String, _ text: String) -> String {
    let words = label.isEmpty ? HTMLText.plain(text) : "\(HTMLText.plain(label)) <span>\(HTMLText.plain(text))</span>"
    return "<li><i class=\"\(name)\"></i>\(words)</li>\n"
  }

  private static func partClass(_ role: Role) -> String { HTMLText.className(role) ?? "part-runtime" }
}
