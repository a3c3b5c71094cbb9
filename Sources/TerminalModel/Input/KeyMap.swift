/// Finds the action of a key; made from one table of bindings and the user's own choices.
package struct KeyMap<Action: Hashable & Sendable>: Sendable {
  /// Every binding, with the keys that hold now.
  package let bindings: [Binding<Action>]
  private let actions: [String: [Key: Action]]

  /// Applies overrides (action id to key names; an empty list unbinds) and reports everything wrong with them at once.
  package init(_ bindings: [Binding<Action>], overrides: [String: [String]] = [:]) throws(KeyMapError) {
    var problems: [KeyMapProblem] = []
    let known = Set(bindings.map(\.id))
    for id in overrides.keys.sorted() where !known.contains(id) {
      problems.append(.unknownAction(id: id, known: known.sorted()))
    }
    let remapped = bindings.map { binding in
      guard let names = overrides[binding.id] else { return binding }
      var changed = binding
      changed.keys = Self.read(names, id: binding.id, problems: &problems)
      return changed
    }
    self.bindings = remapped
    self.actions = Self.index(remapped, problems: &problems)
    if !problems.isEmpty { throw KeyMapError(problems: problems) }
  }

  /// The action of a key; nearer scopes come first in the list and win.
  package func action(for key: Key, in scopes: [String] = [BindingScope.everywhere]) -> Action? {
    for scope in scopes {
      if let action = actions[scope]?[key] { return action }
    }
    return nil
  }

  /// The binding with this id.
  package func binding(id: String) -> Binding<Action>? {
    bindings.first { $0.id == id }
  }

  /// The bindings that apply in these scopes, without those whose every key a nearer scope has taken.
  package func bindings(in scopes: [String]) -> [Binding<Action>] {
    bindings.filter { binding in
      guard let place = scopes.firstIndex(of: binding.scope) else { return false }
      let nearer = scopes[..<place]
      return binding.keys.isEmpty
        || binding.keys.contains { key in nearer.allSatisfy { actions[$0]?[key] == nil } }
    }
  }

  private static func read(_ names: [String], id: String, problems: inout [KeyMapProblem]) -> [Key] {
    var keys: [Key] = []
    for name in names {
      do {
        let key = try Key(named: name)
        if Key.reserved.contains(key) {
          problems.append(.reservedKey(id: id, name: name))
        } else if !keys.contains(key) {
          keys.append(key)
        }
      } catch {
        problems.append(.unknownKey(id: id, error: error))
      }
    }
    return keys
  }

  private static func index(_ bindings: [Binding<Action>], problems: inout [KeyMapProblem]) -> [String: [Key: Action]] {
    var actions: [String: [Key: Action]] = [:]
    var owners: [String: [Key: String]] = [:]
    var ids: Set<String> = []
    for binding in bindings {
      if !ids.insert(binding.id).inserted { problems.append(.duplicateAction(id: binding.id)) }
      for key in binding.keys {
        if let owner = owners[binding.scope]?[key] {
          problems.append(.conflict(key: key.name ?? "unknown", first: owner, second: binding.id))
        } else {
          owners[binding.scope, default: [:]][key] = binding.id
          actions[binding.scope, default: [:]][key] = binding.action
        }
      }
    }
    return actions
  }
}
