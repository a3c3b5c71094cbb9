import StyledText
import Testing

@testable import TerminalModel

@Suite("Themes")
struct ThemeTests {
  @Test("The default background is kept by every role", arguments: ColorDepth.allCases, Appearance.allCases)
  func background(depth: ColorDepth, appearance: Appearance) {
    let theme = Theme(depth: depth, appearance: appearance)
    #expect(Role.allCases.allSatisfy { theme.style(for: $0).background == .standard })
  }

  @Test("A theme uses only colours that its terminal has", arguments: ColorDepth.allCases, Appearance.allCases)
  func colors(depth: ColorDepth, appearance: Appearance) {
    let limits: [ColorDepth: Int] = [.mono: 0, .eight: 8, .sixteen: 16, .twoHundredFiftySix: 256]
    for role in Role.allCases {
      guard case .palette(let color) = Theme(depth: depth, appearance: appearance).style(for: role).foreground else {
        continue
      }
      #expect(Int(color) < limits[depth] ?? 0, "\(role)")
    }
  }

  @Test("Selection shows without colours", arguments: ColorDepth.allCases)
  func selection(depth: ColorDepth) {
    #expect(Theme(depth: depth).style(for: .selected).attributes.contains(.reversed))
    #expect(Theme(depth: depth).style(for: .selectedElsewhere).attributes != [])
  }

  @Test("Colour counts and COLORFGBG are read")
  func detection() {
    #expect(
      [-1, 0, 7, 8, 15, 16, 88, 256, 16_777_216].map(ColorDepth.init(colorCount:))
        == [.mono, .mono, .mono, .eight, .eight, .sixteen, .sixteen, .twoHundredFiftySix, .twoHundredFiftySix])
    #expect(
      ["15;0", "0;15", "0;default;15", "12;8", "0;7", "", "0;x", "0;99"].map(
        Appearance.init(colorForegroundBackground:))
        == [.dark, .light, .light, .dark, .light, nil, nil, nil])
  }
}
