import FoundationEssentials
import JSON
import Platform
import TerminalModel

/// The user's own keys: a JSON object from action ids to lists of key names.
package enum KeysFile {
  /// `$XDG_CONFIG_HOME/quantplan/keys.json`, else below `~/.config`; nil where neither variable is set.
  package static func standardPath() -> String? {
    let folder = EnvironmentVariable.text("XDG_CONFIG_HOME") ?? EnvironmentVariable.text("HOME").map { $0 + "/.config" }
    return folder.map { $0 + "/quantplan/keys.json" }
  }

  /// The keys that hold; a file that is wrong changes nothing, and the problem says why.
  static func load(_ path: String?) throws(KeyMapError) -> LoadedKeys {
    guard let path, let data = FileManager.default.contents(atPath: path) else {
      return try LoadedKeys(overrides: [:])
    }
    let overrides: [String: [String]]
    do throws(JSONProblem) {
      overrides = try JSONDocument([UInt8](data)).decode([String: [String]].self)
    } catch {
      return try LoadedKeys(overrides: [:], problem: "\(path), \(sentence(error))")
    }
    return try LoadedKeys(overrides: overrides, path: path)
  }

  private static func sentence(_ problem: JSONProblem) -> String {
    "line \(problem.line): expected \(problem.expected), found \(problem.found); it must be an object such as "
      + "{\"toggle-mode\": [\"o\", \"f2\"]}; the standard keys hold."
  }
}

/// The keys of all screens, and what was wrong with the user's own.
struct LoadedKeys: Sendable {
  let keys: ScreenKeys
  let problem: String?

  /// Throws where the tables of actions themselves are at fault, which tests rule out.
  init(overrides: [String: [String]], path: String = "", problem: String? = nil) throws(KeyMapError) {
    let standard = try ScreenKeys()
    do {
      keys = try ScreenKeys(overrides: overrides)
      self.problem = problem
    } catch {
      keys = standard
      self.problem = "\(path): \(error.problems.first.map(String.init(describing:)) ?? ""); the standard keys hold."
    }
  }
}
