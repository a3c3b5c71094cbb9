import StyledText

/// Looks without any colour; what has a meaning must also be said by words or symbols.
enum MonochromePalette {
  static func style(for role: Role) -> CellStyle {
    switch role {
    case .title, .heading, .accent, .warning, .bad, .key, .barOverflow: CellStyle(nil, .bold)
    case .selected: CellStyle(nil, .reversed)
    case .activeTab: CellStyle(nil, [.bold, .reversed])
    case .selectedElsewhere, .match, .inputField: CellStyle(nil, .underlined)
    case .dim: CellStyle(nil, .dim)
    case .text, .good, .border, .tab: CellStyle()
    case .barWeights, .barKeyValueCache, .barActivations, .barRuntime, .barFree: CellStyle()
    case .heat1, .heat2, .heat3, .heat4, .heat5: CellStyle()
    }
  }
}

/// Looks from the 16 colours that users set themselves.
///
/// Bright black (8) is avoided: common schemes make it invisible. Yellow and cyan are avoided on light backgrounds.
enum SixteenColorPalette {
  static func style(for role: Role, on appearance: Appearance) -> CellStyle {
    let dark = appearance == .dark
    return switch role {
    case .text, .tab: CellStyle()
    case .dim, .border, .barFree: CellStyle(nil, .dim)
    case .title, .heading: CellStyle(nil, .bold)
    case .accent, .key: CellStyle(dark ? 14 : 4, .bold)
    case .good: CellStyle(dark ? 10 : 2)
    case .warning: CellStyle(dark ? 11 : 5, .bold)
    case .bad, .barOverflow: CellStyle(dark ? 9 : 1, .bold)
    case .selected: CellStyle(nil, .reversed)
    case .selectedElsewhere: CellStyle(nil, [.bold, .underlined])
    case .match: CellStyle(dark ? 14 : 4, .underlined)
    case .inputField: CellStyle(nil, .underlined)
    case .activeTab: CellStyle(nil, [.bold, .reversed])
    case .barWeights: CellStyle(dark ? 12 : 4)
    case .barKeyValueCache: CellStyle(dark ? 11 : 5)
    case .barActivations: CellStyle(2)
    case .barRuntime: CellStyle(dark ? 13 : 1)
    case .heat1: CellStyle(4)
    case .heat2: CellStyle(6)
    case .heat3: CellStyle(2)
    case .heat4: CellStyle(dark ? 11 : 5)
    case .heat5: CellStyle(dark ? 9 : 1)
    }
  }
}

/// Looks from the fixed part of the 256 colours; the hues stay apart for most kinds of colour blindness.
enum FullPalette {
  static func style(for role: Role, on appearance: Appearance) -> CellStyle {
    let dark = appearance == .dark
    return switch role {
    case .text: CellStyle()
    case .dim: CellStyle(dark ? 246 : 241)
    case .tab: CellStyle(dark ? 250 : 238)
    case .title, .heading: CellStyle(nil, .bold)
    case .accent, .key: CellStyle(dark ? 75 : 25, .bold)
    case .good: CellStyle(dark ? 114 : 28)
    case .warning: CellStyle(dark ? 221 : 130, .bold)
    case .bad, .barOverflow: CellStyle(dark ? 210 : 160, .bold)
    case .selected: CellStyle(nil, .reversed)
    case .selectedElsewhere: CellStyle(dark ? 75 : 25, .underlined)
    case .match: CellStyle(dark ? 221 : 130, [.bold, .underlined])
    case .border: CellStyle(dark ? 241 : 247)
    case .inputField: CellStyle(nil, .underlined)
    case .activeTab: CellStyle(nil, [.bold, .reversed])
    case .barWeights: CellStyle(dark ? 75 : 25)
    case .barKeyValueCache: CellStyle(dark ? 214 : 172)
    case .barActivations: CellStyle(dark ? 79 : 29)
    case .barRuntime: CellStyle(dark ? 176 : 127)
    case .barFree: CellStyle(dark ? 243 : 246)
    case .heat1: CellStyle(dark ? 61 : 178)
    case .heat2: CellStyle(dark ? 38 : 172)
    case .heat3: CellStyle(dark ? 42 : 166)
    case .heat4: CellStyle(dark ? 184 : 160)
    case .heat5: CellStyle(dark ? 209 : 88)
    }
  }
}
