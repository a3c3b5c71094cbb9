import CNcurses
import Platform
import StyledText
import TerminalModel

extension Terminal {
  /// Shows a frame; only what differs from the frame before is sent.
  package func paint(_ frame: Frame) {
    let shown = look.symbols.isASCII ? frame.transliterated() : frame
    let window = cn_standard_window()
    for run in shown.runs(since: painted) where run.origin.y < size.height { paint(run, window) }
    if let cursor = shown.cursor, Rectangle(origin: .zero, size: size).contains(cursor) {
      curs_set(1)
      wmove(window, Int32(cursor.y), Int32(cursor.x))
    } else {
      curs_set(0)
    }
    wrefresh(window)
    painted = shown
  }

  /// Sends the whole screen again, as when another program has written over it.
  package func repaint() {
    clearok(cn_standard_window(), true)
    wrefresh(cn_standard_window())
  }

  /// Gives every role its colour pair and shows the current frame in them.
  func applyLook() {
    if look.theme.depth != .mono {
      for role in Role.allCases {
        let style = look.theme.style(for: role)
        init_extended_pair(Self.pair(of: role), Self.number(of: style.foreground), Self.number(of: style.background))
      }
    }
    guard let frame = painted else { return }
    painted = nil
    paint(frame)
    repaint()
  }

  /// Forgets the screen, so that the next frame is painted as a whole.
  func forgetScreen() {
    painted = nil
    werase(cn_standard_window())
    clearok(cn_standard_window(), true)
  }

  private func paint(_ run: FrameRun, _ window: UnsafeMutablePointer<WINDOW>?) {
    var cells = run.cells.prefix(max(0, size.width - run.origin.x))
    var x = run.origin.x
    while let first = cells.first {
      let part = cells.prefix { $0.role == first.role }
      cells = cells.dropFirst(part.count)
      let style = look.theme.style(for: first.role)
      let pair = look.theme.depth == .mono ? 0 : Self.pair(of: first.role)
      wattr_set(window, Self.attributes(of: style), Int16(pair), nil)
      wmove(window, Int32(run.origin.y), Int32(x))
      let text = part.flatMap(Self.wideCharacters)
      waddnwstr(window, text, Int32(text.count))
      x += part.count
    }
  }

  /// The cell as the C library's wide characters; what it would show in another width becomes question marks.
  private static func wideCharacters(_ cell: Cell) -> [wchar_t] {
    if cell.span == .trailing { return [] }
    let scalars = cell.character.unicodeScalars
    let width: Int32 = cell.span == .leading ? 2 : 1
    if let first = scalars.first, first.isASCII && scalars.count == 1 { return [wchar_t(first.value)] }
    let characters = scalars.map { wchar_t($0.value) }
    let widths = characters.map { cn_column_width($0) }
    guard widths.first == width, widths.dropFirst().allSatisfy({ $0 == 0 }) else {
      return Array(repeating: wchar_t(UInt8(ascii: "?")), count: Int(width))
    }
    return characters
  }

  private static func attributes(of style: CellStyle) -> attr_t {
    let known: [(TextAttributes, attr_t)] = [
      (.bold, cn_attribute_bold()), (.dim, cn_attribute_dim()), (.underlined, cn_attribute_underline()),
      (.reversed, cn_attribute_reverse()),
    ]
    return known.reduce(0) { style.attributes.contains($1.0) ? $0 | $1.1 : $0 }
  }

  private static func pair(of role: Role) -> Int32 { Int32(role.rawValue) + 1 }

  private static func number(of color: TerminalColor) -> Int32 {
    switch color {
    case .standard: -1
    case .palette(let index): Int32(index)
    }
  }
}
