import TerminalModel

extension ActionTable {
  static let schemes: [Entry] = {
    let group = "Schemes"
    return [
      Entry(
        .pinScheme, id: "pin-scheme", keys: [.enter], title: "pin scheme",
        help: "Plan with the selected scheme; again, let the planner choose", group: group, scope: Scope.schemes,
        isInFooter: true),
      Entry(
        .automaticScheme, id: "automatic-scheme", keys: [.character("a"), .character(" ")], title: "any scheme",
        help: "Let the planner choose the scheme", group: group),
      Entry(
        .changeField, id: "change-field", keys: [.enter], title: "change",
        help: "Change the selected part of the question",
        group: "Ask", scope: Scope.request, isInFooter: true),
    ]
  }()

  static let repairs: [Entry] = {
    let group = "Repairs"
    let numbered = (1...9).map { number in
      Entry(
        .applyRepairNumber(number), id: "apply-repair-\(number)", keys: [.character(Character("\(number)"))],
        title: "apply", help: "Apply repair \(number)", group: group, scope: Scope.repairNumbers)
    }
    return [
      Entry(
        .show(.repairs), id: "show-repairs", keys: [.character("f")], title: "fixes",
        help: "Show what would make it fit, or better", group: group, isInFooter: true),
      Entry(
        .applyRepair, id: "apply-repair", keys: [.enter], title: "apply", help: "Apply the selected repair",
        group: group, scope: Scope.repairs, isInFooter: true),
    ] + numbered
  }()

  static let moving: [Entry] = {
    let group = "Move"
    let steps: [Entry] = [
      step(.up, "up", [.up, .character("k")], "Up"), step(.down, "down", [.down, .character("j")], "Down"),
      step(.left, "left", [.left, .character("h")], "Left, or to the pane before"),
      step(.right, "right", [.right, .character("l")], "Right, or to the next pane"),
      step(.pageUp, "page-up", [.pageUp], "A page up"), step(.pageDown, "page-down", [.pageDown], "A page down"),
      step(.first, "first", [.character("g"), .home], "To the beginning"),
      step(.last, "last", [.character("G"), .end], "To the end"),
    ]
    let panes: [Entry] = [
      Entry(
        .nextPane, id: "next-pane", keys: [.tab], title: "next pane", help: "To the next pane", group: group,
        isInFooter: true),
      Entry(
        .previousPane, id: "previous-pane", keys: [.backTab], title: "pane before", help: "To the pane before",
        group: group),
    ]
    return steps + panes + shows
  }()

  /// Going straight to a pane has no key of its own, except for repairs; the palette has them all.
  private static let shows: [Entry] = Pane.allCases.filter { $0 != .repairs }.map { pane in
    Entry(
      .show(pane), id: "show-" + pane.rawValue, keys: pane == .schemes ? [.character("1")] : [],
      title: pane.shortTitle.lowercased(), help: "Go to \(pane.shortTitle)", group: "Move")
  }

  static let program: [Entry] = {
    let group = "Program"
    return [
      Entry(
        .back, id: "back", keys: [.escape], title: "back", help: "One step back: stop measuring, close, return",
        group: group),
      Entry(
        .palette, id: "palette", keys: [.character(":")], title: "commands",
        help: "All commands, searched by name", group: group),
      Entry(
        .toggleTheme, id: "toggle-theme", keys: [.character("t")], title: "theme",
        help: "Colours for a dark or a light background", group: group),
      Entry(
        .repaint, id: "repaint", keys: [.control("l")], title: "repaint", help: "Paint the screen anew", group: group),
      Entry(
        .help, id: "help", keys: [.character("?"), .function(1)], title: "help", help: "This help", group: group,
        isInFooter: true),
      Entry(
        .quit, id: "quit", keys: [.character("q")], title: "quit", help: "Leave quantplan", group: group,
        isInFooter: true),
    ]
  }()

  private static func step(_ direction: Direction, _ name: String, _ keys: [Key], _ help: String) -> Entry {
    Entry(.move(direction), id: "move-" + name, keys: keys, title: name, help: help, group: "Move")
  }
}
