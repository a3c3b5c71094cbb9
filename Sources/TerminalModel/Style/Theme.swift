import StyledText

/// How many colours a theme may use.
package enum ColorDepth: Int, Hashable, Sendable, CaseIterable, Comparable {
  /// Attributes only: NO_COLOR, or a terminal without colours.
  case mono
  case eight
  case sixteen
  case twoHundredFiftySix

  /// The depth for a number of colours that a terminal reports.
  package init(colorCount: Int) {
    self =
      switch colorCount {
      case ..<8: .mono
      case ..<16: .eight
      case ..<256: .sixteen
      default: .twoHundredFiftySix
      }
  }

  package static func < (left: ColorDepth, right: ColorDepth) -> Bool { left.rawValue < right.rawValue }
}

/// Whether a terminal's background is dark or light.
package enum Appearance: String, Hashable, Sendable, CaseIterable {
  case dark
  case light

  /// Reads the variable COLORFGBG, such as `15;0`, that several terminals set; nil when it says nothing.
  package init?(colorForegroundBackground text: String) {
    guard let last = text.split(separator: ";").last, let index = Int(last), (0...15).contains(index) else {
      return nil
    }
    self = index == 7 || index >= 9 ? .light : .dark
  }
}

/// The look of every role at one colour depth, on one kind of background.
package struct Theme: Hashable, Sendable {
  package var depth: ColorDepth
  package var appearance: Appearance

  package init(depth: ColorDepth, appearance: Appearance = .dark) {
    self.depth = depth
    self.appearance = appearance
  }

  /// The look of a role; the default background is kept everywhere.
  package func style(for role: Role) -> CellStyle {
    switch depth {
    case .mono: MonochromePalette.style(for: role)
    case .eight: Self.folded(SixteenColorPalette.style(for: role, on: appearance))
    case .sixteen: SixteenColorPalette.style(for: role, on: appearance)
    case .twoHundredFiftySix: FullPalette.style(for: role, on: appearance)
    }
  }

  /// Eight colours show the bright ones as their plain counterparts in bold.
  private static func folded(_ style: CellStyle) -> CellStyle {
    guard case .palette(let color) = style.foreground, color >= 8 else { return style }
    return CellStyle(color - 8, style.attributes.union(.bold))
  }
}
