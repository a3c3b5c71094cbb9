/// What works in the same way on every screen.
enum ShellAction: Hashable, Sendable {
  case move(Direction)
  case nextPane, previousPane
  case back
  /// Brings the screen with this place among the tabs into sight.
  case show(Int)
  case help, palette, toggleTheme, repaint, quit
}
