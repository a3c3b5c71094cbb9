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
  /// Decodes and checks an entry; `expectedID` is the file's name, nil for files of a user's own anywhere.
  static func read<Item: CatalogItem>(_ path: String, expectedID: String?) throws(CatalogError) -> Item {
    let bytes = try FileSystem.read(path)
    let place = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    do throws(JSONProblem) {
      let document = try JSONDocument(bytes)
      let item = try document.decode(Item.self)
      if let problem = problem(of: item, expectedID: expectedID, in: document) { throw problem }
      return item
    } catch {
      throw .malformed(MalformedEntry(path: place, error))
    }
  }

  /// The first thing wrong with an entry that could be decoded.
  private static func problem<Item: CatalogItem>(
    of item: Item, expectedID: String?, in document: JSONDocument
  ) -> JSONProblem? {
    var checker = EntryChecker()
    checker.checkNames(item, expectedID: expectedID)
    item.check(&checker)
    return checker.problems.first.map {
      JSONProblem(
        .value, line: document.line(ofKeyPath: $0.keyPath), keyPath: $0.keyPath, expected: $0.expected,
        found: $0.found, fix: $0.fix)
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
