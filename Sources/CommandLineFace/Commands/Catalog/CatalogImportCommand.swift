import ArgumentParser
import Catalogs

/// `quantplan catalog import`: a model's files as an entry of one's own.
struct CatalogImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Make an entry of a model that lies in files, so that plans find it by name.",
    usage: "quantplan catalog import <path> [<options>]",
    discussion: """
      Takes what `plan` takes: a folder, a config.json, GGUF or safetensors files. The entry keeps how the checkpoint is \
      quantized and what had to be assumed, so that plans by its id are those by the path. It goes into --catalogs DIR, \
      else $XDG_DATA_HOME/quantplan/catalogs. Exit status 3: it can't be read or the id is taken, and nothing is written.

      Examples:
        quantplan catalog import models/my-model
        quantplan catalog import my-model.gguf --id my-model-q4 --name "My model, 4 bits"
        quantplan catalog import models/my-model --force --catalogs my-catalogs
      """)

  @Argument(help: ArgumentHelp("The model.", valueName: "path"), completion: .file())
  var path: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The entry's id; the folder's name, in lower case, if left out.", valueName: "id"))
  var id: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The entry's name; the folder's or the one in the file if left out.", valueName: "name"))
  var name: String?

  @Flag(help: "Replace an entry of your own that has the same id, or hide a shipped one.")
  var force = false

  @OptionGroup var catalogs: CatalogOptions

  func run() throws {
    let own = try catalogs.own()
    let draft = try own.draft(importing: path, id: id, name: name, replacing: force)
    for path in try own.write([draft], replacing: force) { StandardStreams.message("wrote \(path)") }
  }
}
