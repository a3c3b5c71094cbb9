import TerminalModel

/// The boxes that lie over a screen and the room inside them; sizes in, rectangles out.
struct OverlayLayout: Hashable, Sendable {
  /// With its border.
  let box: Rectangle
  let interior: Rectangle

  /// As much of the screen as a box of at most this size takes, in the middle.
  private init(_ screen: Size, width: Int, height: Int) {
    let size = Size(width: min(screen.width - 2, width), height: min(screen.height - 2, height))
    box = Rectangle(origin: .zero, size: screen).centered(size)
    interior = Panel().interior(of: box)
  }

  static func help(_ screen: Size) -> OverlayLayout { OverlayLayout(screen, width: 78, height: screen.height) }
  static func list(_ screen: Size) -> OverlayLayout { OverlayLayout(screen, width: 76, height: 30) }
  /// A field with a remark below it.
  static func field(_ screen: Size) -> OverlayLayout { OverlayLayout(screen, width: 76, height: 5) }

  /// How many entries of a list are in sight below its search field.
  var listHeight: Int { SelectionList().visibleRowCount(in: interior) }
}
