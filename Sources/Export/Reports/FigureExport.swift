import Catalogs
import JSON

/// Figures of catalog entries as JSON.
package enum FigureExport {
  package static func json(_ figures: [EntryFigure]) throws -> String {
    try JSONText.encode(Figures(figures: figures.map(Figure.init)))
  }

  package static func json(_ differences: [EntryDifference]) throws -> String {
    try JSONText.encode(Differences(differences: differences.map(Difference.init)))
  }

  private struct Figures: Encodable {
    let schemaVersion = 1
    let figures: [Figure]
  }

  private struct Figure: Encodable {
    let key: String
    let value: String
    @OrNull var date: String?
    @OrNull var basis: String?
    @OrNull var source: String?

    init(_ figure: EntryFigure) {
      (key, value) = (figure.keyPath, figure.value)
      (date, basis, source) = (figure.date, figure.basis, figure.source)
    }
  }

  private struct Differences: Encodable {
    let schemaVersion = 1
    let differences: [Difference]
  }

  private struct Difference: Encodable {
    let key: String
    @OrNull var shipped: String?
    @OrNull var own: String?

    init(_ difference: EntryDifference) {
      key = difference.keyPath
      (shipped, own) = (difference.shipped, difference.own)
    }
  }
}
