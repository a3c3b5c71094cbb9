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
  /// what schemes refer to.
  static func read<Item: CatalogItem>(
    _ path: String, expectedID: String?, formats: any FormatSource
  ) throws(CatalogError) -> Item {
    var userInfo: [CodingUserInfoKey: any Sendable] = [:]
    if let key = CodingUserInfoKey.formatSource { userInfo[key] = formats }
    return try read(path, userInfo: userInfo) { (item: Item, checker) in
      checker.checkNames(item, expectedID: expectedID)
      item.check(&checker)
    }
  }

  /// The defaults of a folder; ids that they name are looked up when they are used.
  static func defaults(_ path: String) throws(CatalogError) -> RequestDefaults {
    try read(path) { (defaults: RequestDefaults, checker) in defaults.check(&checker) }
  }

  /// The edition of a folder.
  static func edition(_ path: String) throws(CatalogError) -> CatalogEdition {
    try read(path) { (edition: CatalogEdition, checker) in edition.check(&checker) }
  }

  static func defaultsPath(in folder: String) -> String { "\(folder)/defaults.json" }

  /// Decodes a file; `check` notes what decoding can't see.
  private static func read<Value: Decodable>(
    _ path: String, userInfo: [CodingUserInfoKey: any Sendable] = [:], check: (Value, inout EntryChecker) -> Void
  ) throws(CatalogError) -> Value {
    let bytes = try FileSystem.read(path)
    let place = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    do throws(JSONProblem) {
      let document = try JSONDocument(bytes)
      let value = try document.decode(Value.self, userInfo: userInfo)
      var checker = EntryChecker()
      check(value, &checker)
      guard let problem = checker.problems.first else { return value }
      throw JSONProblem(
        .value, line: document.line(ofKeyPath: problem.keyPath), keyPath: problem.keyPath, expected: problem.expected,
        found: problem.found, fix: problem.fix)
    } catch {
      throw .malformed(MalformedEntry(path: place, error))
    }
  }
}

extension MalformedEntry {
  /// What is wrong with a file's JSON.
  init(path: String, _ problem: JSONProblem) {
    self.init(
      path: path, line: problem.line, keyPath: problem.keyPath, expected: problem.expected, found: problem.found,
      fix: problem.fix)
  }
}
