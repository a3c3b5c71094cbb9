import Domain
import JSON

/// What a list shows of an entry, and where to read the rest.
package struct CatalogEntry: Sendable, Hashable, Identifiable {
  package let kind: CatalogKind
  package let id: String
  package let name: String
  package let aliases: [String]
  /// Considered only where it is asked for by name.
  package var onRequest = false
  /// Who makes an accelerator, and of which class it is; nil where its entry doesn't say, or is none.
  package var vendor: String?
  package var deviceClass: DeviceClass?
  package let path: String
}

/// The part of an entry's file that names it.
struct CatalogHeader: Codable, Sendable, Equatable {
  let id: String
  let name: String
  let aliases: [String]
  let onRequest: Bool
  var vendor: String?
  var deviceClass: String?

  init(id: String, name: String, aliases: [String], onRequest: Bool = false) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.onRequest = onRequest
  }

  /// A line of an index, nil for a faulty one; read without a decoder, since an index has hundreds of lines and nobody
  /// is told of their faults here.
  init?(listed node: JSONNode) {
    guard let id = node["id"]?.string, let name = node["name"]?.string, let names = node["aliases"]?.array else {
      return nil
    }
    let aliases = names.compactMap(\.string)
    guard aliases.count == names.count else { return nil }
    self.init(id: id, name: name, aliases: aliases, onRequest: node["onRequest"]?.bool ?? false)
    (vendor, deviceClass) = (node["vendor"]?.string, node["deviceClass"]?.string)
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    // Evidence has a kind in its place, and the file's name tells the id anyway.
    id = try values.decodeIfPresent(String.self, forKey: .id) ?? ""
    name = try values.decode(String.self, forKey: .name)
    aliases = try values.decodeIfPresent([String].self, forKey: .aliases) ?? []
    onRequest = try values.decodeIfPresent(Bool.self, forKey: .onRequest) ?? false
    vendor = try values.decodeIfPresent(String.self, forKey: .vendor)
    deviceClass = try values.decodeIfPresent(String.self, forKey: .deviceClass)
  }
}

/// The names of one folder's entries, kept in one file so that finding one need not open them all.
///
/// `index/<kind>.json` is a list of id, name, aliases, `onRequest` and, of hardware, vendor and class. It is only a short
/// cut: entries that it lacks are read from their own files, and a name that it doesn't know is looked up in all files
/// before it is called unknown.
enum CatalogIndex {
  static func path(_ kind: CatalogKind, in folder: String) -> String { "\(folder)/index/\(kind.folder).json" }

  /// The headers of these entries of one folder, in order; entries that inherit find what they do in `folders`.
  ///
  /// - Parameter known: those that an index tells, by id.
  static func headers(
    _ kind: CatalogKind, ids: [String], in folder: String, known: [String: CatalogHeader] = [:], folders: [String]
  ) -> [CatalogHeader] {
    ids.map { id in
      known[id] ?? header(id, kind, path: "\(folder)/\(kind.folder)/\(id).json", folders: folders)
    }
  }

  /// What an index tells, by id; an index with a fault in it is none.
  static func listed(_ path: String) -> [String: CatalogHeader] {
    guard let bytes = try? FileSystem.read(path), let nodes = try? JSONDocument(bytes).root.array else { return [:] }
    let list = nodes.compactMap(CatalogHeader.init(listed:))
    guard list.count == nodes.count else { return [:] }
    return Dictionary(list.map { ($0.id, $0) }) { first, _ in first }
  }

  /// The header in an entry's own file; a file that can't be read is known by its name and by those of what it hides, and
  /// complains when used.
  private static func header(_ id: String, _ kind: CatalogKind, path: String, folders: [String]) -> CatalogHeader {
    // What an entry is called is known where what it inherits is not.
    guard
      let document = (try? Inheritance(kind: kind, folders: folders).document(path))
        ?? (try? CatalogFile.document(path)),
      let header = try? document.decode(CatalogHeader.self, ignoringOtherKeys: true)
    else { return hidden(id, kind, by: path, folders: folders) ?? CatalogHeader(id: id, name: id, aliases: []) }
    var named = CatalogHeader(id: id, name: header.name, aliases: header.aliases, onRequest: header.onRequest)
    (named.vendor, named.deviceClass) = (header.vendor, header.deviceClass)
    return named
  }

  /// The header of the entry of the same id that a file hides; nil where it hides none.
  private static func hidden(
    _ id: String, _ kind: CatalogKind, by path: String, folders: [String]
  ) -> CatalogHeader? {
    func file(_ folder: String) -> String { "\(folder)/\(kind.folder)/\(id).json" }
    let weaker = Array(folders.drop(while: { file($0) != path }).dropFirst())
    guard let next = weaker.first(where: { FileSystem.isFile(file($0)) }) else { return nil }
    return header(id, kind, path: file(next), folders: weaker)
  }
}
