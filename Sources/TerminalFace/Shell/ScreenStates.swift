/// The screens of a session, each with what it remembers, and which of them is in sight.
struct ScreenStates: Sendable {
  let types: [any Screen.Type]
  private(set) var place = 0
  private var values: [ObjectIdentifier: any Screen]

  init(_ types: [any Screen.Type]) {
    self.types = types
    values = Dictionary(types.map { (ObjectIdentifier($0), $0.init()) }, uniquingKeysWith: { first, _ in first })
  }

  subscript<Own: Screen>(type: Own.Type) -> Own {
    get { values[ObjectIdentifier(type)] as? Own ?? Own() }
    set { values[ObjectIdentifier(type)] = newValue }
  }

  /// The screen in sight.
  var active: any Screen.Type { types[place] }

  mutating func show(_ place: Int) {
    if types.indices.contains(place) { self.place = place }
  }

  /// Every screen follows a new plan, in sight or not.
  mutating func answerCame(_ shared: SharedState) {
    for type in values.keys { values[type]?.answerCame(shared) }
  }
}
