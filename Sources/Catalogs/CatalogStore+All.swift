import Domain
import Platform
import Quantities

extension CatalogStore {
  /// Every wanted entry, but for files at fault in folders of the user's own, and what refers to them.
  func all<Item: CatalogItem>(where isWanted: (String) -> Bool = { _ in true }) throws(CatalogError) -> [Item] {
    let read: [(path: String, result: Result<Item, CatalogError>)] = read(where: isWanted)
    var items: [Item] = []
    for (path, result) in read {
      if case .failure(let error) = result, isOwn(path) || error.file.map(isOwn) == true { continue }
      items.append(try result.get())
    }
    return items
  }

  /// What each entry's file gave, in the order of the ids.
  func results<Item: CatalogItem>(where isWanted: (String) -> Bool) -> [Result<Item, CatalogError>] {
    read(where: isWanted).map(\.result)
  }

  private func read<Item: CatalogItem>(
    where isWanted: (String) -> Bool
  ) -> [(path: String, result: Result<Item, CatalogError>)] {
    let (source, folders) = (formats.source, location.folders)
    return paths(Item.kind).filter { isWanted($0.id) }.concurrentMap { id, path in
      let result = Result { () throws(CatalogError) -> Item in
        try CatalogFile.read(path, expectedID: id, formats: source, folders: folders)
      }
      return (path, result)
    }
  }
}
