import Domain
import TerminalModel

/// What can happen: something at the terminal, or the outcome of an effect.
enum Message: Sendable {
  case terminal(Event)
  case started(Result<PlanRequest, Failure>)
  case revised(number: Int, Result<PlanRequest, Failure>)
  case planned(number: Int, Result<Answered, Failure>)
  case listed(Result<CatalogLists, Failure>)
  case exported(ExportOutcome)
  case copied(Result<String, Failure>)
  case news(ScreenNews)
  case measured(number: Int, MeasurementProgress)
  /// Nil when all went well.
  case measurementEnded(number: Int, Failure?)
}

/// How writing a plan to a file ended.
package enum ExportOutcome: Hashable, Sendable {
  case written(path: String)
  /// Nothing was written, because there is such a file already.
  case exists(path: String)
  case failed(Failure)
}
