import Domain
import JSON

/// Keys of a `config.json`, with errors that name file, line, key, what was expected and what was found.
struct ConfigurationReader {
  let path: String
  private let document: JSONDocument
  /// Where the text model's keys stand: the root, or `text_config` of a multimodal model.
  private let text: JSONNode
  private let prefix: String
  /// What the library assumes for keys that are left out.
  var defaults: [String: Int] = [:]

  init(path: String) throws(CatalogError) {
    self.path = path
    let bytes = try FileSystem.read(path)
    do throws(JSONProblem) {
      document = try JSONDocument(bytes)
    } catch {
      throw .malformed(
        MalformedEntry(
          path: path, line: error.line, keyPath: "", expected: error.expected, found: error.found,
          fix: "download the configuration again"))
    }
    let nested = Self.member("text_config", of: document.root)
    text = nested ?? document.root
    prefix = nested == nil ? "" : "text_config."
  }

  private static func member(_ key: String, of node: JSONNode) -> JSONNode? {
    guard let member = node[key], member.value != .null else { return nil }
    return member
  }

  func fault(_ key: String, expected: String, found: String, fix: String? = nil) -> CatalogError {
    let node = Self.member(key, of: text)
    return .malformed(
      MalformedEntry(
        path: path, line: node.map(document.line), keyPath: prefix + key,
        expected: expected, found: found, fix: fix ?? "compare the file with the model's published one"))
  }

  private func mismatch(_ key: String, _ expected: String) -> CatalogError {
    fault(key, expected: expected, found: Self.member(key, of: text)?.summary ?? "nothing")
  }

  // MARK: Values

  func has(_ key: String) -> Bool { Self.member(key, of: text) != nil }

  /// A number from `minimum` to the largest dimension that models may have; nil where the key is absent or null.
  func optionalSize(_ key: String, minimum: Int = 1) throws(CatalogError) -> Int? {
    guard let node = Self.member(key, of: text) else { return defaults[key] }
    guard case .integer(let number) = node.value, let size = Int(exactly: number),
      (minimum...ModelLimits.dimension).contains(size)
    else { throw mismatch(key, "a whole number from \(minimum) to \(ModelLimits.dimension)") }
    return size
  }

  func size(_ key: String, minimum: Int = 1) throws(CatalogError) -> Int {
    guard let size = try optionalSize(key, minimum: minimum) else { throw mismatch(key, "a whole number") }
    return size
  }

  /// The first of some keys that is there: families name the same thing differently.
  func size(_ keys: [String]) throws(CatalogError) -> Int {
    for key in keys { if let size = try optionalSize(key) { return size } }
    throw mismatch(keys[0], "a whole number under " + keys.map { "`\($0)`" }.joined(separator: " or "))
  }

  func bool(_ key: String, default value: Bool) throws(CatalogError) -> Bool {
    guard let node = Self.member(key, of: text) else { return value }
    guard case .bool(let flag) = node.value else { throw mismatch(key, "true or false") }
    return flag
  }

  func string(_ key: String) throws(CatalogError) -> String? {
    guard let node = Self.member(key, of: text) ?? Self.member(key, of: document.root) else { return nil }
    guard case .string(let text) = node.value else { throw mismatch(key, "a string") }
    return text
  }

  /// Elements of an array; nil where the key is absent.
  func strings(_ key: String) throws(CatalogError) -> [String]? {
    try elements(key, named: "strings") { if case .string(let text) = $0 { text } else { nil } }
  }

  func integers(_ key: String) throws(CatalogError) -> [Int]? {
    try elements(key, named: "whole numbers") {
      if case .integer(let number) = $0 { Int(exactly: number) } else { nil }
    }
  }

  private func elements<Element>(
    _ key: String, named name: String, _ element: (JSONNode.Value) -> Element?
  ) throws(CatalogError) -> [Element]? {
    guard let node = Self.member(key, of: text) else { return nil }
    guard case .array(let items) = node.value else { throw mismatch(key, "an array of \(name)") }
    let elements = items.compactMap { element($0.value) }
    guard elements.count == items.count else { throw mismatch(key, "an array of \(name)") }
    return elements
  }

  /// The name of the model's type, the text part's where it has one of its own.
  func modelType() throws(CatalogError) -> String {
    guard let type = try string("model_type") else {
      throw mismatch("model_type", "the name of an architecture, such as \"llama\"")
    }
    return type
  }

  /// Whether the file describes more than a text model.
  var isMultimodal: Bool { !prefix.isEmpty }

  /// `quant_method` and whether scales are by block, as `quantization_config` has it.
  var quantization: (method: String, isBlock: Bool)? {
    let key = "quantization_config"
    guard let section = Self.member(key, of: document.root) ?? Self.member(key, of: text),
      let method = Self.member("quant_method", of: section)?.string
    else { return nil }
    return (method, Self.member("weight_block_size", of: section) != nil)
  }
}
