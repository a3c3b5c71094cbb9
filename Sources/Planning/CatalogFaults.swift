import Catalogs
import Synchronization

/// Catalog files that can't be read and that the answer could do without; repairs note them on the way.
final class CatalogFaults: Sendable {
  private let messages = Mutex<Set<String>>([])

  /// One sentence for each file, in a fixed order.
  var warnings: [String] { messages.withLock { $0.sorted() } }

  /// Takes note of files at fault.
  func note(_ errors: [CatalogError]) {
    messages.withLock { $0.formUnion(errors.lazy.filter(\.isFaultOfFile).map(\.message)) }
  }

  /// What a body gives, or nil where it fails; a file at fault is noted, any other failure is an answer.
  func noting<Value>(_ body: () throws -> Value) -> Value? {
    do {
      return try body()
    } catch let error as CatalogError {
      note([error])
    } catch {}
    return nil
  }
}

extension CatalogError {
  /// Whether a file is at fault, rather than the name that was looked up.
  fileprivate var isFaultOfFile: Bool {
    switch self {
    case .unreadable, .malformed: true
    case .noCatalogs, .notFound, .ambiguous, .unmixable, .unplannable: false
    }
  }
}
