/// Something that a key, or the palette, can do: the shell's, the question's, or a screen's own.
enum Action: Hashable, Sendable {
  case shell(ShellAction)
  case question(QuestionAction)
  case screen(AnyScreenAction)

  init<Own: ScreenAction>(_ action: Own) { self = .screen(AnyScreenAction(action)) }
}

/// An action of some screen; its type says of which.
struct AnyScreenAction: Hashable, Sendable {
  let value: any ScreenAction

  init<Own: ScreenAction>(_ value: Own) { self.value = value }

  static func == (one: AnyScreenAction, other: AnyScreenAction) -> Bool { one.value.isEqual(to: other.value) }

  func hash(into hasher: inout Hasher) { value.hash(into: &hasher) }
}

extension Equatable {
  /// Whether a value of any type is of this one and equal.
  func isEqual(to other: Any) -> Bool { (other as? Self) == self }
}
