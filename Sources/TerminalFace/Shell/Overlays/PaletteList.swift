import StyledText
import TerminalModel

/// All commands, to be searched by what they do.
struct PaletteList {
  struct Command {
    let action: Action
    let item: ListItem
  }

  /// Every action that has a meaning now; those that aren't possible say why.
  let commands: [Command]
  var items: [ListItem] { commands.map(\.item) }

  init(_ state: State) {
    commands = state.shared.keys.bindings.filter(\.isInPalette).compactMap { binding in
      switch state.availability(of: binding.action) {
      case .enabled:
        let key = binding.keys.first?.label(state.shared.look.symbols) ?? ""
        return Command(action: binding.action, item: ListItem(binding.help, detail: key))
      case .disabled(let reason):
        return Command(action: binding.action, item: ListItem(binding.help, detail: reason, role: .dim))
      case .absent: return nil
      }
    }
  }
}
