import Catalogs
import Domain
import Quantities

/// Something to be done outside; its outcome comes back as a message.
enum Effect: Hashable, Sendable {
  /// Makes the first request.
  case start(StartingPoint)
  case plan(number: Int, PlanRequest)
  /// Puts changes into a request, with what follows from them.
  case revise(number: Int, PlanRequest, RequestChanges)
  case list(Currency?)
  case export(Plan, path: String, ifExists: ExistingFile)
  /// Copies a text; the words say what it is.
  case copy(String, what: String)
  case measure(number: Int, Plan)
  /// Ends the measurement with this number and those before it, begun or not.
  case cancelMeasurements(upTo: Int)
  case work(AnyScreenWork)
  /// Paints everything anew, for when another program has written over the screen.
  case repaint
}

/// An entry of the catalog that was chosen.
package struct Choice: Hashable, Sendable {
  package let kind: CatalogKind
  package let id: String
}

/// What to do about a file that exists already.
package enum ExistingFile: Hashable, Sendable {
  /// Write to the first free name with a number.
  case chooseAnotherName
  case ask
  case overwrite
}
