import StyledText

/// How help and hints show a key.
extension Key {
  package func label(_ symbols: Symbols) -> String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let letter): "^" + letter.uppercased()
    case .up: symbols.isASCII ? "Up" : String(symbols.arrows.up)
    case .down: symbols.isASCII ? "Down" : String(symbols.arrows.down)
    case .left: symbols.isASCII ? "Left" : String(symbols.arrows.left)
    case .right: symbols.isASCII ? "Right" : String(symbols.arrows.right)
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    case .insert: "Ins"
    case .delete: "Del"
    case .backspace: "Backspace"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .function(let number): "F\(number)"
    case .unknown: "?"
    }
  }
}
