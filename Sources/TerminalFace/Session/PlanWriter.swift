import Domain
import Export
import Platform

/// Writes plans to files, and never over another file unasked.
package enum PlanWriter {
  /// The format follows the name's ending, JSON for any other.
  package static func write(_ plan: Plan, to path: String, ifExists policy: ExistingFile) -> ExportOutcome {
    do {
      let text = try PlanExport.text(plan, as: ExportFormat(path: path) ?? .json)
      let target = expanded(path)
      switch policy {
      case .overwrite: return try write(text, to: target)
      case .ask: return exists(target) ? .exists(path: path) : try write(text, to: target)
      case .chooseAnotherName: return try write(text, to: freeName(target))
      }
    } catch let error as ExportError {
      return .failed(Failure(error.message))
    } catch {
      return .failed(Failure(error))
    }
  }

  private static func write(_ text: String, to path: String) throws(ExportError) -> ExportOutcome {
    try OutputFile.write(text, to: path)
    return .written(path: path)
  }

  /// The name itself where it is free, else with the first number that is: `plan-2.json`.
  private static func freeName(_ path: String) -> String {
    guard exists(path) else { return path }
    let dot = path.lastIndex(of: ".").flatMap { path[$0...].contains("/") ? nil : $0 } ?? path.endIndex
    var number = 2
    while exists("\(path[..<dot])-\(number)\(path[dot...])") { number += 1 }
    return "\(path[..<dot])-\(number)\(path[dot...])"
  }

  private static func exists(_ path: String) -> Bool {
    var status = stat()
    // A link that leads nowhere counts: writing would go through it.
    return lstat(path, &status) == 0
  }

  /// A shell would have replaced the tilde.
  private static func expanded(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = EnvironmentVariable.text("HOME") else { return path }
    return home + path.dropFirst()
  }
}
