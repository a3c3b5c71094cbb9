import StyledText

/// A column that shows which part of a list is in sight, and that there is more of it.
package enum ScrollBar {
  /// Draws nothing when everything is in sight.
  package static func draw(
    _ window: Range<Int>, of count: Int, into frame: inout Frame, in area: Rectangle, look: Look
  ) {
    guard window.count < count, !area.isEmpty else { return }
    let arrows = look.symbols.arrows
    let (above, below) = (window.lowerBound > 0, window.upperBound < count)
    if area.height == 1 {
      let mark = above && below ? arrows.moreBoth : above ? arrows.moreAbove : arrows.moreBelow
      frame.draw(String(mark), at: area.origin, style: .accent)
      return
    }
    frame.fill(area, with: arrows.scrollTrack, style: .border)
    let track = area.height - 2
    if track > 0 {
      let thumb = max(1, track * window.count / count)
      let hidden = count - window.count
      let start = (track - thumb) * window.lowerBound / max(hidden, 1)
      frame.fill(
        Rectangle(x: area.x, y: area.y + 1 + start, width: 1, height: thumb), with: arrows.scrollThumb, style: .border)
    }
    let ends = [(above, arrows.moreAbove, area.y), (below, arrows.moreBelow, area.endY - 1)]
    for (isMore, mark, y) in ends where isMore {
      frame.draw(String(mark), at: Point(x: area.x, y: y), style: .accent)
    }
  }
}
