import Domain
import JSON

/// A `config.json` with what was assumed while it was read.
final class Configuration {
  let path: String
  let document: JSONDocument
  private(set) var assumed: [ModelOrigin.AssumedKey] = []

  /// What a file begins with that Git LFS keeps elsewhere.
  private static let pointer = Array("version https://git-lfs".utf8)

  /// Reads JSON as Python writes it, with `Infinity` and `NaN`.
  init(path: String) throws(CatalogError) {
    self.path = path
    let bytes = try FileSystem.read(path)
    do throws(JSONProblem) {
      document = try JSONDocument(bytes, rules: .python)
    } catch {
      if bytes.starts(with: Self.pointer) {
        throw .malformed(
          MalformedEntry(
            path: path, line: 1, keyPath: "", expected: "JSON", found: "a pointer of Git LFS in the file's place",
            fix: "fetch the file itself, with git lfs pull"))
      }
      throw .malformed(
        MalformedEntry(
          path: path, line: error.line, keyPath: "", expected: error.expected, found: error.found,
          fix: "correct the JSON there, or take the configuration as the model's publisher has it"))
    }
  }

  /// A configuration that was made from what another file tells.
  ///
  /// - Parameter path: that file.
  init(path: String, made root: JSONNode) throws(CatalogError) {
    self.path = path
    do throws(JSONProblem) {
      document = try JSONDocument(Array(JSONText.text(root).utf8))
    } catch {
      throw .unreadable(path: path, reason: "its metadata is no description of a model")
    }
  }

  /// Remembers a key that is left out, with what the library's class takes for it.
  func assume(_ key: String, _ value: String) {
    guard !assumed.contains(where: { $0.key == key }) else { return }
    assumed.append(ModelOrigin.AssumedKey(key, value))
  }

  var root: ConfigurationSection { ConfigurationSection(self, document.root, prefix: "") }

  /// The text model's keys: the root, or a multimodal model's part for text.
  var text: ConfigurationSection {
    for key in ["text_config", "language_config", "llm_config", "thinker_config.text_config"] {
      if let section = root.section(key) { return section }
    }
    return root
  }
}

/// Keys of a part of a configuration, with errors that name file, line, key, what was expected and what was found.
struct ConfigurationSection {
  let configuration: Configuration
  let node: JSONNode
  let prefix: String
  /// What the library's class takes for numbers that are left out.
  var defaults: [String: Int] = [:]

  init(_ configuration: Configuration, _ node: JSONNode, prefix: String) {
    self.configuration = configuration
    self.node = node
    self.prefix = prefix
  }

  /// The value under a key, `outer.inner` for one within another; nil where it is left out.
  func value(_ key: String) -> JSONNode? {
    var node = node
    for part in key.split(separator: ".") {
      guard let next = node[String(part)] else { return nil }
      node = next
    }
    return node
  }

  /// Whether a key is there and not null.
  func has(_ key: String) -> Bool { value(key).map { $0.value != .null } ?? false }

  /// A part of the configuration; nil where it is left out or null.
  func section(_ key: String) -> ConfigurationSection? {
    guard let inner = value(key), inner.members != nil else { return nil }
    return ConfigurationSection(configuration, inner, prefix: prefix + key + ".")
  }

  func fault(_ key: String, expected: String, found: String, fix: String? = nil) -> CatalogError {
    .malformed(
      MalformedEntry(
        path: configuration.path, line: value(key).map(configuration.document.line), keyPath: prefix + key,
        expected: expected, found: found, fix: fix ?? "compare the file with the model's published one"))
  }

  func mismatch(_ key: String, _ expected: String) -> CatalogError {
    fault(key, expected: expected, found: value(key)?.summary ?? "nothing")
  }
}
