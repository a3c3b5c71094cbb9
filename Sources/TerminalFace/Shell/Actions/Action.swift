/// Something that a key, or the palette, can do.
enum Action: Hashable, Sendable {
  // MARK: Moving
  case move(Direction)
  case nextPane, previousPane
  case show(Pane)
  case back

  // MARK: Asking
  case search, chooseModel, chooseHardware, chooseWorkload, chooseEngine, chooseRegion
  case moreAccelerators, fewerAccelerators, editCount, automaticCount
  case editContext, doubleContext, halveContext
  case editUsers, doubleUsers, halveUsers
  case toggleMode, nextKeyValueCache
  case changeField
  case pinScheme, automaticScheme
  case applyRepair, applyRepairNumber(Int)
  case undo, redo

  // MARK: Taking away
  case export, copyCommand, copyPlan
  case measure

  // MARK: Program
  case help, palette, toggleTheme, repaint, quit
}

/// Steps of a selection or a text.
enum Direction: Hashable, Sendable {
  case up, down, left, right
  case pageUp, pageDown
  case first, last
}
