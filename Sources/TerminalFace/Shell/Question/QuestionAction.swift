import Catalogs

/// What changes the question, or takes its answer away; it works on every screen.
enum QuestionAction: Hashable, Sendable {
  // MARK: Asking
  /// Searches all catalogs at once.
  case search
  case choose(CatalogKind)
  case edit(NumberEditor.Subject)
  /// Any change, as the command line has it.
  case editOptions
  case turn(Knob)
  case undo, redo

  // MARK: Taking away
  case export, copyCommand, copyPlan
  /// Puts the plan in sight aside for comparing, or takes it from there.
  case mark

  /// A part of the request that goes to its next value with one key.
  enum Knob: CaseIterable, Hashable, Sendable {
    case moreAccelerators, fewerAccelerators, automaticCount
    case doubleContext, halveContext
    case doubleUsers, halveUsers
    case toggleMode, nextKeyValueCache
  }
}
