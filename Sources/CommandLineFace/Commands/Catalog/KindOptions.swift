import ArgumentParser
import Catalogs

/// The kind that a name is looked up in.
struct KindOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Where to look, when a name stands for several things.", valueName: "kind"),
    transform: KindArgument.kind)
  var kind: CatalogKind?
}
