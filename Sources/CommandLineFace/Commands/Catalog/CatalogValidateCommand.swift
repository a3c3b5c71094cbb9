import ArgumentParser
import Catalogs
import Export
import Presentation
import Quantities
import StyledText
import TerminalModel

/// `quantplan catalog validate`: checks every file of catalog folders.
struct CatalogValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Check every entry: its form, its numbers, its references.",
    usage: "quantplan catalog validate [<folder> ...] [<options>]",
    discussion: """
      Exit status 0: all is well; 3: something is not, and the list says where: a folder without entries of any kind is \
      not. Entries of your own may refer to the shipped ones and inherit from them.

      Examples:
        quantplan catalog validate
        quantplan catalog validate my-catalogs --json
      """)

  @Argument(help: ArgumentHelp("Folders to check; all that are in use when left out.", valueName: "folder"))
  var folders: [String] = []

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var catalogs: CatalogOptions

  func run() throws {
    let places = folders.isEmpty ? try catalogs.open().location.folders : folders
    let reports = try places.map { (folder: $0, report: try CatalogValidation.validate($0)) }
    let text = json ? try CatalogReportExport.json(reports) : self.text(reports)
    if let failure = StandardStreams.writeData(text) { throw failure }
    if reports.contains(where: { !$0.report.isClean }) { throw ExitCode(ExitStatus.data) }
  }

  private func text(_ reports: [(folder: String, report: CatalogReport)]) -> String {
    let terminal = TerminalText.standardOutput()
    return terminal.text(
      reports.flatMap { folder, report -> [Line] in
        let count = NumberText.counted(report.checked.values.reduce(0, +), "file")
        let verdict =
          report.isClean
          ? Line("no faults", .good) : Line(NumberText.counted(report.findings.count, "fault"), .bad)
        return report.findings.flatMap { TextLayout.wrapped(Line($0.message), width: terminal.width) }
          + [Line("\(folder): \(count), ") + verdict]
      })
  }
}
