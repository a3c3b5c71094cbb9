/// Work of a screen that may take its time, such as weighing many plans; it is done on a thread of its own.
protocol ScreenWork: Hashable, Sendable {
  associatedtype Owner: Screen

  /// Does the work; `tell` may be called more than once, from any thread.
  ///
  /// Of several that wait the newest of a kind is done alone; what is told may be out of date all the same, so news say
  /// what they answer.
  func run(_ services: Services, tell: @escaping @Sendable (Owner.News) -> Void)
}

/// Work of some screen.
struct AnyScreenWork: Hashable, Sendable {
  let value: any ScreenWork

  init<Own: ScreenWork>(_ value: Own) { self.value = value }

  static func == (one: AnyScreenWork, other: AnyScreenWork) -> Bool { one.value.isEqual(to: other.value) }

  func hash(into hasher: inout Hasher) { value.hash(into: &hasher) }
}

/// What work has to tell, with the screen that takes it.
struct ScreenNews: Sendable {
  /// Gives the news to their screen.
  let deliver: @Sendable (inout State) -> [Effect]

  init<Own: Screen>(_ news: Own.News, for screen: Own.Type) {
    deliver = { state in state.screens[screen].take(news, &state.shared) }
  }
}
