import Domain
import JSON

/// A kind of entry that a catalog file holds, with the checks that decoding can't make.
protocol CatalogItem: Decodable, Sendable {
  static var kind: CatalogKind { get }
  var id: String { get }
  var name: String { get }
  var aliases: [String] { get }
  func check(_ checker: inout EntryChecker)
}

/// Reads one entry's file, strictly.
enum CatalogFile {
  /// Decodes and checks an entry; `expectedID` is the file's name, nil for files of a user's own anywhere, and `formats`
  /// what schemes refer to. Entries that inherit find what they do in `folders`.
  static func read<Item: CatalogItem>(
    _ path: String, expectedID: String?, formats: any FormatSource, folders: [String]
  ) throws(CatalogError) -> Item {
    let document = try Inheritance(kind: Item.kind, folders: folders).document(path)
    return try entry(document, path: path, expectedID: expectedID, formats: formats)
  }

  /// Decodes and checks an entry that is at hand.
  static func entry<Item: CatalogItem>(
    _ document: JSONDocument, path: String, expectedID: String?, formats: (any FormatSource)?
  ) throws(CatalogError) -> Item {
    var userInfo: [CodingUserInfoKey: any Sendable] = [:]
    if let key = CodingUserInfoKey.formatSource { userInfo[key] = formats }
    do throws(CatalogError) {
      return try read(document, path: path, userInfo: userInfo) { (item: Item, checker) in
        // Evidence is known by its kind, whatever its file is called.
        checker.checkNames(item, expectedID: Item.kind == .evidence ? nil : expectedID)
        item.check(&checker)
      }
    } catch {
      throw fault(behind: error, in: document, formats) ?? error
    }
  }

  /// What is wrong with the file of a format, where that is why an entry that names it can't be read.
  private static func fault(
    behind error: CatalogError, in document: JSONDocument, _ formats: (any FormatSource)?
  ) -> CatalogError? {
    guard case .malformed(let entry) = error, let id = document.node(at: entry.keyPath).string else { return nil }
    do {
      _ = try formats?.format(id)
      return nil
    } catch {
      return error as? CatalogError
    }
  }

  /// An accelerator that is in no file, whose id is an expression.
  static func variant(_ node: JSONNode, path: String) throws(CatalogError) -> Accelerator {
    let document: JSONDocument
    do throws(JSONProblem) {
      document = try JSONDocument(Array(JSONText.text(node).utf8))
    } catch {
      throw .malformed(MalformedEntry(path: path, error))
    }
    return try read(document, path: path) { (accelerator: Accelerator, checker) in accelerator.check(&checker) }
  }

  /// The JSON of a file.
  static func document(_ path: String) throws(CatalogError) -> JSONDocument {
    let bytes = try FileSystem.read(path)
    do throws(JSONProblem) {
      return try JSONDocument(bytes)
    } catch {
      throw .malformed(MalformedEntry(path: shown(path), error))
    }
  }

  /// The defaults of a folder; ids that they name are looked up when they are used.
  static func defaults(_ path: String) throws(CatalogError) -> RequestDefaults {
    try read(document(path), path: path) { (defaults: RequestDefaults, checker) in defaults.check(&checker) }
  }

  /// The edition of a folder.
  static func edition(_ path: String) throws(CatalogError) -> CatalogEdition {
    try read(document(path), path: path) { (edition: CatalogEdition, checker) in edition.check(&checker) }
  }

  static func defaultsPath(in folder: String) -> String { "\(folder)/defaults.json" }

  /// Decodes a file; `check` notes what decoding can't see.
  private static func read<Value: Decodable>(
    _ document: JSONDocument, path: String, userInfo: [CodingUserInfoKey: any Sendable] = [:],
    check: (Value, inout EntryChecker) -> Void
  ) throws(CatalogError) -> Value {
    do throws(JSONProblem) {
      let value = try document.decode(Value.self, userInfo: userInfo)
      var checker = EntryChecker()
      check(value, &checker)
      guard let problem = checker.problems.first else { return value }
      throw JSONProblem(
        .value, line: document.line(ofKeyPath: problem.keyPath), keyPath: problem.keyPath, expected: problem.expected,
        found: problem.found, fix: problem.fix)
    } catch {
      throw .malformed(MalformedEntry(path: shown(path), error))
    }
  }

  private static func shown(_ path: String) -> String { path.hasPrefix("./") ? String(path.dropFirst(2)) : path }
}

extension MalformedEntry {
  /// What is wrong with a file's JSON.
  init(path: String, _ problem: JSONProblem) {
    self.init(
      path: path, line: problem.line, keyPath: problem.keyPath, expected: problem.expected, found: problem.found,
      fix: problem.fix)
  }
}
