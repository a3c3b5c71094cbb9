import Domain

extension RequestDefaults {
  /// Notes what decoding can't see: an empty list, a field that no request has, a value that it can't hold.
  func check(_ checker: inout EntryChecker) {
    checker.require(!engines.isEmpty, "engines", "at least one engine", found: "none")
    checker.require(!fitAccelerators.isEmpty, "fitAccelerators", "at least one accelerator", found: "none")
    checker.require(opening["model"] != nil, "opening.model", "a model", found: "none")
    for (key, text) in opening.sorted(by: { $0.key < $1.key }) {
      guard let field = RequestField.all.first(where: { $0.id == key }) else {
        let known = RequestField.all.map(\.id).joined(separator: ", ")
        checker.require(false, "opening.\(key)", "a field of a request (\(known))", found: "\"\(key)\"")
        continue
      }
      checker.require(field.reads(text), "opening.\(key)", field.content.expected, found: "\"\(text)\"")
    }
  }
}

extension CatalogValidation {
  /// What is wrong with a folder's defaults, if it has any; names are looked up where the folder has such entries.
  static func defaultsFindings(in folder: String) -> [MalformedEntry] {
    let path = CatalogFile.defaultsPath(in: folder)
    guard FileSystem.isFile(path) else { return [] }
    let defaults: RequestDefaults
    do {
      defaults = try CatalogFile.defaults(path)
    } catch {
      return [finding(error, path: path)]
    }
    let store = CatalogStore(CatalogLocation(folders: [folder]))
    return defaults.names.flatMap { kind, key, ids -> [MalformedEntry] in
      let known = Set(store.entries(kind).map(\.id))
      return ids.filter { !known.isEmpty && !known.contains($0) }.map {
        MalformedEntry(
          path: path, line: nil, keyPath: key, expected: "the id of one of the \(kind.folder)", found: "\"\($0)\"",
          fix: "correct the name or add the entry")
      }
    }
  }
}

extension RequestDefaults {
  /// The entries that they name, by kind and key.
  fileprivate var names: [(kind: CatalogKind, key: String, ids: [String])] {
    [
      (.hardware, "accelerator", [accelerator]), (.workloads, "workload", [workload]),
      (.workloads, "encoderWorkload", [encoderWorkload]),
      (.workloads, "rerankerWorkload", [rerankerWorkload].compactMap(\.self)),
      (.workloads, "classifierWorkload", [classifierWorkload].compactMap(\.self)),
      (.workloads, "denoiserWorkload", [denoiserWorkload]),
      (.workloads, "speechWorkload", [speechWorkload].compactMap(\.self)),
      (.workloads, "visionWorkload", [visionWorkload].compactMap(\.self)),
      (.workloads, "segmentationWorkload", [segmentationWorkload].compactMap(\.self)), (.regions, "region", [region]),
      (.engines, "engines", engines.map(\.id)), (.hardware, "fitAccelerators", fitAccelerators),
      (.models, "opening.model", [opening["model"]].compactMap(\.self)),
      (.hardware, "opening.accelerator", [opening["accelerator"]].compactMap(\.self)),
    ]
  }
}
