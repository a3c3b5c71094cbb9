import ArgumentParser
import Catalogs

/// `quantplan catalog`: look into the catalogs, check them, and keep entries of one's own.
struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog",
    abstract: "List, show, check and change the models, hardware and schemes that plans are made from.",
    discussion: """
      Examples:
        quantplan catalog list models
        quantplan catalog show h100-sxm
        quantplan catalog sources h100-sxm
        quantplan catalog set h100-sxm price=2.1
        quantplan catalog import models/my-model
        quantplan catalog validate --catalogs my-catalogs
      """,
    subcommands: [
      CatalogListCommand.self, CatalogShowCommand.self, CatalogSourcesCommand.self, CatalogValidateCommand.self,
      CatalogSetCommand.self, CatalogAddCommand.self, CatalogImportCommand.self, CatalogUpdateCommand.self,
      CatalogDiffCommand.self,
    ])
}

/// Kinds by their folder's name or by the word for one entry.
enum KindArgument {
  @Sendable static func kind(_ text: String) throws -> CatalogKind {
    let text = text.lowercased()
    guard let kind = CatalogKind.allCases.first(where: { text == $0.folder || text == $0.singular }) else {
      throw ArgumentReader.Refusal(
        description: "expected \(CatalogKind.allCases.map(\.folder).joined(separator: ", "))")
    }
    return kind
  }
}
