import Catalogs
import JSON

/// What a check of catalog folders found, as JSON.
package enum CatalogReportExport {
  package static func json(_ reports: [(folder: String, report: CatalogReport)]) throws -> String {
    try JSONText.encode(
      Document(
        folders: reports.map { folder, report in
          Folder(
            folder: folder, files: report.checked.values.reduce(0, +), findings: report.findings.map(Finding.init))
        }))
  }

  private struct Document: Encodable {
    let schemaVersion = 1
    let folders: [Folder]
  }

  private struct Folder: Encodable {
    let folder: String
    let files: Int
    let findings: [Finding]
  }

  private struct Finding: Encodable {
    let path: String
    let line: Int?
    let key: String
    let expected: String
    let found: String
    let fix: String

    init(_ entry: MalformedEntry) {
      path = entry.path
      line = entry.line
      key = entry.keyPath
      expected = entry.expected
      found = entry.found
      fix = entry.fix
    }
  }
}
