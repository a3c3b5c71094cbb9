import Domain
import Export
import Presentation

/// A form in which a plan is taken away.
enum ExportTarget: Hashable, Sendable, CaseIterable {
  case file(ExportFormat)
  /// The command that makes this plan.
  case command

  static let allCases: [ExportTarget] = ExportFormat.allCases.map(ExportTarget.file) + [.command]

  var title: String {
    switch self {
    case .file(.json): "JSON"
    case .file(.csv): "CSV"
    case .file(.markdown): "Markdown"
    case .file(.html): "HTML"
    case .command: "Command"
    }
  }

  /// What it is good for.
  var note: String {
    switch self {
    case .file(.json): "for programs, and for asking the same again"
    case .file(.csv): "for spreadsheets: a line for each alternative"
    case .file(.markdown): "for a page or an issue"
    case .file(.html): "for a browser: one page without scripts"
    case .command: "for a shell: it makes this plan"
    }
  }

  /// What is written or copied.
  func text(_ plan: Plan) throws -> String {
    switch self {
    case .file(let format): try PlanExport.text(plan, as: format)
    case .command: RequestText.command(plan.request) + "\n"
    }
  }

  /// The ending of its files.
  var ending: String {
    switch self {
    case .file(.json): "json"
    case .file(.csv): "csv"
    case .file(.markdown): "md"
    case .file(.html): "html"
    case .command: "sh"
    }
  }
}
