import Catalogs
import Domain

extension AgainstArgument.Names {
  /// What the names change of a request; `text` names the option and its whole argument in errors.
  func changes(in catalogs: CatalogStore, of text: String) throws -> RequestChanges {
    var changes = RequestChanges()
    switch self {
    case .none: break
    case .either(let name): changes[try Self.field(of: name, in: catalogs, of: text)] = name
    case .pair(let hardware, let scheme):
      changes[.accelerator] = hardware
      changes[.scheme] = scheme
    }
    return changes
  }

  /// Whether a name is hardware's or a scheme's.
  private static func field(of name: String, in catalogs: CatalogStore, of text: String) throws -> RequestField {
    if MixExpression.isMeant(by: name) || name == RequestField.automatic { return .scheme }
    switch (
      Result { try catalogs.hardwareEntry(name) }, Result { try catalogs.resolve(name, kind: .schemes) }
    )
    {
    case (.success, .failure): return .accelerator
    case (.failure, .success): return .scheme
    case (.success(let hardware), .success(let scheme)):
      if hardware.id == name { return .accelerator }
      if scheme.id == name { return .scheme }
      throw Failure.usage(
        "\(text); expected hardware or a scheme, and `\(name)` may be both: \(name)/ is \(hardware.id), "
          + "/\(name) is \(scheme.id)")
    case (.failure(let hardware), .failure(let scheme)):
      throw unknown(name, [hardware, scheme].compactMap { $0 as? CatalogError }, of: text)
    }
  }

  /// Nothing is called like this, or too much of one kind.
  private static func unknown(_ name: String, _ errors: [CatalogError], of text: String) -> any Error {
    var near: [String] = []
    for error in errors {
      switch error {
      case .notFound(_, _, let nearest): near += nearest
      default: return error
      }
    }
    return Failure.usage(
      "\(text), and `\(name)` is neither hardware nor a scheme; expected \(AgainstArgument.expected)"
        + (near.isEmpty ? "" : ". Near it: \(near.joined(separator: ", "))"))
  }
}
