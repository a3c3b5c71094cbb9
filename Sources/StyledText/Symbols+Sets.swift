extension Symbols {
  /// For terminals that show UTF-8; only characters that common console fonts have.
  package static let unicode = Symbols(
    name: "unicode",
    box: Box(
      horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘",
      teeLeft: "├", teeRight: "┤", teeDown: "┬", teeUp: "┴", cross: "┼"),
    arrows: Arrows(
      up: "↑", down: "↓", left: "←", right: "→", moreAbove: "▲", moreBelow: "▼", moreBoth: "↕",
      scrollThumb: "█", scrollTrack: "│"),
    marks: Marks(
      check: "✓", cross: "✗", bullet: "•", selection: "▸", marked: "●", ellipsis: "…", separator: "·", warning: "!"),
    fills: Fills(
      full: "█", eighthsRight: ["▏", "▎", "▍", "▌", "▋", "▊", "▉"],
      steps: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"], segments: ["█", "▓", "▒", "░"], empty: " ", free: "·",
      overflow: "╳", shades: ["·", "░", "▒", "▓", "█"]))

  /// For every other terminal.
  package static let ascii = Symbols(
    name: "ascii",
    box: Box(
      horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+",
      teeLeft: "+", teeRight: "+", teeDown: "+", teeUp: "+", cross: "+"),
    arrows: Arrows(
      up: "^", down: "v", left: "<", right: ">", moreAbove: "^", moreBelow: "v", moreBoth: "%",
      scrollThumb: "#", scrollTrack: "|"),
    marks: Marks(
      check: "y", cross: "x", bullet: "*", selection: ">", marked: "*", ellipsis: "~", separator: "-", warning: "!"),
    fills: Fills(
      full: "#", eighthsRight: [], steps: ["_", ".", ",", "-", "=", "o", "O", "#"], segments: ["#", "=", "+", "-"],
      empty: " ", free: ".", overflow: "X", shades: [".", ":", "+", "*", "#"]))
}
