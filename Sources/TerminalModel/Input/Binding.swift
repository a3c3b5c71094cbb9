/// An action with everything that help, footer, palette and key map say about it.
package struct Binding<Action: Hashable & Sendable>: Hashable, Sendable {
  package let action: Action
  /// A stable name for configuration files and scripts, such as `toggle-mode`; unique in a key map.
  package let id: String
  package var keys: [Key]
  /// A word or two for the footer.
  package let title: String
  /// A sentence for the help.
  package let help: String
  /// The heading under which the help lists it.
  package let group: String
  /// Where it applies; a key may mean different things in different scopes.
  package let scope: String
  /// Whether the footer shows it when there is room.
  package let isInFooter: Bool
  /// Whether the palette offers it; steps and keys of a field mean nothing there.
  package let isInPalette: Bool
  /// What the help says of a whole series of bindings, such as one for each digit; it shows them in one line.
  package let seriesHelp: String?

  package init(
    _ action: Action, id: String, keys: [Key], title: String, help: String, group: String,
    scope: String = BindingScope.everywhere, isInFooter: Bool = false, isInPalette: Bool = true,
    seriesHelp: String? = nil
  ) {
    self.action = action
    self.id = id
    self.keys = keys
    self.title = title
    self.help = help
    self.group = group
    self.scope = scope
    self.isInFooter = isInFooter
    self.isInPalette = isInPalette
    self.seriesHelp = seriesHelp
  }

  /// The same binding of another action.
  package func map<Other>(_ transform: (Action) -> Other) -> Binding<Other> {
    Binding<Other>(
      transform(action), id: id, keys: keys, title: title, help: help, group: group, scope: scope,
      isInFooter: isInFooter, isInPalette: isInPalette, seriesHelp: seriesHelp)
  }
}

/// Names of scopes that have a fixed meaning.
package enum BindingScope {
  /// Applies wherever no nearer scope claims the key.
  package static let everywhere = ""
}
