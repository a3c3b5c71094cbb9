import Domain
import TerminalModel

extension State {
  /// Keys for what lies over the screen: Escape closes it, Enter accepts it, the rest moves or types.
  mutating func pressOverOverlay(_ key: Key) -> [Effect] {
    if key == .escape {
      shared.overlay = nil
      return []
    }
    switch shared.overlay {
    case .help(let scroll): pressInHelp(key, scroll)
    case .palette(let list): return pressInPalette(key, list)
    case .picker(let picker): return shared.press(key, in: picker)
    case .number(let editor): return shared.press(key, in: editor)
    case .options(let editor): return shared.press(key, in: editor)
    case .export(let dialog): return shared.press(key, in: dialog)
    case nil: break
    }
    return []
  }

  private mutating func pressInHelp(_ key: Key, _ scroll: ScrollState) {
    let action = shared.keys.action(for: key)
    if case .shell(.move(let direction)) = action, let motion = direction.motion {
      var scroll = scroll
      let area = OverlayLayout.help(shared.size).interior
      scroll.move(motion, count: HelpText(shared: shared).lineCount(in: area), height: area.height)
      shared.overlay = .help(scroll)
    } else if action == .shell(.help) || action == .shell(.quit) || key == .enter {
      // Where one looks for the way out of the help, `q` must not leave the program.
      shared.overlay = nil
    }
  }

  private mutating func pressInPalette(_ key: Key, _ list: SelectionListState) -> [Effect] {
    let palette = PaletteList(self)
    guard key == .enter else {
      var list = list
      _ = list.apply(key, items: palette.items, height: OverlayLayout.list(shared.size).listHeight)
      shared.overlay = .palette(list)
      return []
    }
    guard let place = list.selectedItem(of: palette.items) else { return [] }
    shared.overlay = nil
    return perform(palette.commands[place].action)
  }
}
