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
    var entry = path
    if entry.hasPrefix("./") { entry.removeFirst(2) }
    do {
      return try decode(bytes, expectedID: expectedID)
    } catch {
      throw .malformed(
        MalformedEntry(
          path: entry, line: JSONDocument.line(of: error.offset, in: bytes), keyPath: error.keyPath,
          expected: error.expected, found: error.found, fix: error.fix))
    }
  }

  private static func decode<Item: CatalogItem>(
    _ bytes: [UInt8], expectedID: String?
  ) throws(DecodingProblem) -> Item {
    let document: JSONDocument
    do {
      document = try JSONDocument(bytes)
    } catch {
      throw DecodingProblem(
        offset: error.offset, keyPath: "", expected: error.expected, found: error.found, fix: "correct the JSON there")
    }
    let item = try document.decode(Item.self)
    var checker = EntryChecker()
    checker.checkNames(item, expectedID: expectedID)
    item.check(&checker)
    if let problem = checker.problems.first {
      throw DecodingProblem(
        offset: document.offset(ofKeyPath: problem.keyPath), keyPath: problem.keyPath, expected: problem.expected,
        found: problem.found, fix: problem.fix)
    }
    return item
  }
}
