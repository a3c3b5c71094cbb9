import Catalogs
import Domain
import FoundationEssentials

extension Planner {
  /// Every accelerator that can be read, for repairs that change the hardware.
  func accelerators() -> [Accelerator] { (try? catalogs.allAccelerators()) ?? [] }
}

extension CatalogStore {
  /// How perplexity grows with error, from the evidence shipped with the catalogs; nil where there is none.
  func perplexitySensitivity() throws -> PerplexitySensitivity? {
    for folder in location.folders {
      let path = "\(folder)/evidence/perplexity-sensitivity.json"
      guard let data = FileManager.default.contents(atPath: path) else { continue }
      do {
        return try JSONDecoder().decode(PerplexitySensitivity.self, from: data)
      } catch {
        throw CatalogError.unreadable(path: path, reason: "\(error)")
      }
    }
    return nil
  }
}
