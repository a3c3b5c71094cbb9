import TerminalModel

extension ShellAction {
  /// The keys of the shell, which are the same on every screen; each screen has the number of its tab.
  static func bindings(among tabs: [TabBar.Tab]) -> [Binding<ShellAction>] { moving + going(to: tabs) + program }

  private static let moving: [Binding<ShellAction>] = {
    let group = "Move"
    let steps = [
      step(.up, "up", [.up, .character("k")], "Up"), step(.down, "down", [.down, .character("j")], "Down"),
      step(.left, "left", [.left, .character("h")], "Left, or to the pane before"),
      step(.right, "right", [.right, .character("l")], "Right, or to the next pane"),
      step(.pageUp, "page-up", [.pageUp], "A page up"), step(.pageDown, "page-down", [.pageDown], "A page down"),
      step(.first, "first", [.character("g"), .home], "To the beginning"),
      step(.last, "last", [.character("G"), .end], "To the end"),
    ]
    let panes: [Binding<ShellAction>] = [
      Binding(
        .nextPane, id: "next-pane", keys: [.tab], title: "next pane", help: "To the next pane", group: group,
        isInFooter: true),
      Binding(
        .previousPane, id: "previous-pane", keys: [.backTab], title: "pane before", help: "To the pane before",
        group: group),
    ]
    return steps + panes
  }()

  private static func going(to tabs: [TabBar.Tab]) -> [Binding<ShellAction>] {
    tabs.enumerated().map { place, tab in
      Binding(
        .show(place), id: "go-" + tab.title.lowercased(), keys: [.character(Character("\(tab.number)"))],
        title: tab.title.lowercased(), help: "To the screen \(tab.title)", group: "Screens")
    }
  }

  private static let program: [Binding<ShellAction>] = {
    let group = "Program"
    return [
      Binding(
        .back, id: "back", keys: [.escape], title: "back", help: "One step back: stop measuring, close, return",
        group: group),
      Binding(
        .palette, id: "palette", keys: [.character(":")], title: "commands",
        help: "All commands, searched by name", group: group, isInPalette: false),
      Binding(
        .toggleTheme, id: "toggle-theme", keys: [.character("t")], title: "theme",
        help: "Colours for a dark or a light background", group: group),
      Binding(
        .repaint, id: "repaint", keys: [.control("l")], title: "repaint", help: "Paint the screen anew", group: group),
      Binding(
        .help, id: "help", keys: [.character("?"), .function(1)], title: "help", help: "This help", group: group,
        isInFooter: true),
      Binding(
        .quit, id: "quit", keys: [.character("q")], title: "quit", help: "Quit quantplan", group: group,
        isInFooter: true),
    ]
  }()

  /// Steps mean nothing without the eye on what moves: the palette leaves them out.
  private static func step(
    _ direction: Direction, _ name: String, _ keys: [Key], _ help: String
  ) -> Binding<ShellAction> {
    Binding(
      .move(direction), id: "move-" + name, keys: keys, title: name, help: help, group: "Move", isInPalette: false)
  }
}
