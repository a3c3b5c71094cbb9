import Documents
import Domain
import Planning
import Quantities
import StyledText

/// The catalog's models on some hardware, as a document.
package enum ModelsDocument {
  /// Rows that a page shows; files have them all.
  private static let mostRows = 24

  package static func document(_ report: ModelReport) -> Document {
    Currency.$told.withValue(report.request.currency) { told(report) }
  }

  private static func told(_ report: ModelReport) -> Document {
    let fitting = report.rows.filter { $0.best != nil }
    return Document(
      title: title(report), isTitledOnPage: true,
      sections: [
        Section([.paragraph(question(report.request), .dim)]),
        Section([
          Block.table(ModelsTable(report).table(fitting.prefix(mostRows))).only(.page),
          Block.table(ModelsTable(report).table(fitting[...])).only(.file),
        ]),
        Section(rest(report, fitting).map { .paragraph($0) }),
        Section([.paragraph(caption(report), .dim)]),
      ],
      records: ModelsRecords.records(report))
  }

  /// "Models on 1 × rtx-4090 for rag".
  private static func title(_ report: ModelReport) -> String {
    let count = report.request.askedCount.map { NumberText.grouped($0) + " × " } ?? ""
    return "Models on \(count)\(report.request.hardware) for \(report.request.workload)"
  }

  private static func question(_ request: PlanRequest) -> String {
    let limits = RequestText.limits(request).map { "; \($0)" } ?? ""
    return RequestText.load(request) + limits
  }

  /// What the table leaves out, in a sentence each.
  private static func rest(_ report: ModelReport, _ fitting: [ModelRow]) -> [Line] {
    var lines: [Line] = []
    if fitting.isEmpty { lines.append(Line("No model of the catalog that does such a task fits.", .bad)) }
    if fitting.count > mostRows {
      lines.append(Line("\(fitting.count - mostRows) more fit; --json, --csv, --markdown and --html tell of all."))
    }
    let large = report.rows.filter { $0.best == nil && $0.fit.reason.isAboutRoom }
    if let first = large.first?.model, let last = large.last?.model {
      let names = first == last ? first.id : "\(first.id) … \(last.id)"
      lines.append(Line("\(NumberText.counted(large.count, "model")) too large for it (\(names)).", .dim))
    }
    return lines + leftOut(report)
  }

  private static func leftOut(_ report: ModelReport) -> [Line] {
    let refused = report.rows.filter { $0.best == nil && !$0.fit.reason.isAboutRoom }.map(\.model.id)
    let groups: [(why: String, models: [String])] = [
      ("hold fewer tokens than asked for", report.leftOut.filter { $0.reason.isInvalid }.map(\.model)),
      ("can't be sized from what is published", report.leftOut.filter { $0.reason.isUnsizeable }.map(\.model)),
      ("have another licence", report.leftOut.filter { $0.reason.isLicence }.map(\.model)),
      ("have no licence that anybody told", report.leftOut.filter { $0.reason.isUnknownLicence }.map(\.model)),
      ("can't run there", report.leftOut.filter { $0.reason.isAboutRunning }.map(\.model) + refused),
    ]
    return groups.filter { !$0.models.isEmpty }.map { why, models in
      Line("\(NumberText.counted(models.count, "model")) left out, which \(why): \(listed(models)).", .dim)
    }
  }

  /// The first few by name.
  private static func listed(_ models: [String]) -> String {
    let shown = models.prefix(3).joined(separator: ", ")
    return models.count > 3 ? "\(shown), …" : shown
  }

  private static func caption(_ report: ModelReport) -> String {
    let order =
      report.benchmark.map {
        "then by \($0), times the accuracy that the scheme keeps; where it isn't published a model stands where its size "
          + "and age put it among those that have one"
      }
      ?? "then by size, since no benchmark is published of any of them"
    return
      "What meets every target first, \(order). Each row is what 'quantplan plan' answers for its model. Benchmarks are "
      + "their publishers', of settings that differ (see 'quantplan catalog show ID')."
  }
}

extension Rejection.Reason? {
  /// Whether more or larger accelerators would do.
  fileprivate var isAboutRoom: Bool {
    if case .nothingFits = self { true } else { false }
  }
}

extension PlanningError {
  fileprivate var isLicence: Bool {
    if case .licence(.some, _) = self { true } else { false }
  }

  fileprivate var isUnknownLicence: Bool {
    if case .licence(nil, _) = self { true } else { false }
  }

  fileprivate var isAboutRunning: Bool { !isInvalid && !isUnsizeable && !isLicence && !isUnknownLicence }

  fileprivate var isInvalid: Bool {
    if case .invalid = self { true } else { false }
  }

  fileprivate var isUnsizeable: Bool {
    if case .unsizeable = self { true } else { false }
  }
}
