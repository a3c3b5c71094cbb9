import TerminalModel

/// The keys of each screen: the shell's and the question's, which hold everywhere, and its own.
///
/// Every screen has a map of its own, so that two screens may give one key two meanings, and one screen can't.
struct ScreenKeys: Sendable {
  let screens: [any Screen.Type]
  private let maps: [KeyMap<Action>]

  /// Applies overrides (action id to key names) to the screens that know the action; any screen reports those that none
  /// knows.
  init(_ screens: [any Screen.Type] = Screens.all, overrides: [String: [String]] = [:]) throws(KeyMapError) {
    self.screens = screens
    let tabs = screens.map { TabBar.Tab(number: $0.number, title: $0.title) }
    let tables = screens.map { Self.bindings(of: $0, among: tabs) }
    let known = Set(tables.joined().map(\.id))
    var maps: [KeyMap<Action>] = []
    for table in tables {
      let own = Set(table.map(\.id))
      let fitting = overrides.filter { own.contains($0.key) || !known.contains($0.key) }
      maps.append(try KeyMap(table, overrides: fitting))
    }
    self.maps = maps
  }

  subscript(place: Int) -> KeyMap<Action> { maps[place] }

  /// One table for keys, help, footer, palette and the configuration file: by groups, and within a group what holds
  /// everywhere first.
  private static func bindings<Own: Screen>(
    of screen: Own.Type, among tabs: [TabBar.Tab]
  ) -> [Binding<Action>] {
    let question = QuestionAction.bindings.map { $0.map(Action.question) }
    let shell = ShellAction.bindings(among: tabs).map { $0.map(Action.shell) }
    let own = Own.bindings.map { $0.map { Action($0) } }
    var groups: [String] = []
    for binding in question + own + shell where !groups.contains(binding.group) { groups.append(binding.group) }
    let all = question + shell + own
    return groups.flatMap { group in all.filter { $0.group == group } }
  }
}
