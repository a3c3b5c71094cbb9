import TerminalModel

/// Where the title, the screen and the last line stand; sizes in, rectangles out.
struct ShellLayout: Hashable, Sendable {
  /// Below this nothing useful can be shown.
  static let smallest = Size(width: 40, height: 10)

  /// The line of tabs; empty where room is short.
  let title: Rectangle
  let screen: Rectangle
  let footer: Rectangle

  init(_ size: Size) {
    var rest = Rectangle(origin: .zero, size: size)
    footer = rest.takeBottom(1)
    title = size.height >= 14 ? rest.takeTop(1) : .zero
    screen = rest
  }

  static func hasRoom(in size: Size) -> Bool { size.width >= smallest.width && size.height >= smallest.height }
}
