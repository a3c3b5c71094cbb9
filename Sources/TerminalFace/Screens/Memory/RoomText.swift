import Documents
import Domain
import Planning
import Presentation
import Quantities
import StyledText
import TerminalModel

/// Spare GiB by context and sequences, as lines.
struct RoomText {
  let news: RoomNews?
  let plan: Plan
  let look: Look
  let width: Int

  var lines: [Line] {
    guard let news, news.request == plan.request else {
      return [Line("Counting\(look.symbols.marks.ellipsis)", .dim)]
    }
    guard let report = news.report else {
      return TextLayout.wrapped(Line(news.failure ?? Fact.unknown, .warning), width: width)
    }
    return table(report).lines(width: width) + TextLayout.wrapped(Line(caption(report), .dim), width: width)
  }

  private func table(_ report: RoomReport) -> TextTable {
    var table = TextTable([.init("at once", .right)] + report.contexts.map { .init(Self.tokens($0), .right) })
    for (count, row) in zip(report.sequences, report.spare) {
      let isAsked = count == plan.sequences
      table.add(
        [Line(NumberText.grouped(count), isAsked ? .accent : .dim)]
          + zip(report.contexts, row).map { context, spare in
            cell(spare, isAsked: isAsked && context == plan.request.contextTokens)
          })
    }
    return table
  }

  /// "32k" for 32,768, as people name contexts.
  private static func tokens(_ count: Int) -> String {
    count >= 1024 && count % 1024 == 0 ? "\(NumberText.grouped(count / 1024))k" : NumberText.grouped(count)
  }

  private func cell(_ spare: ByteCount?, isAsked: Bool) -> Line {
    guard let spare else { return Line(DocumentTable.unknown, .dim) }
    let mark = isAsked ? String(look.symbols.marks.marked) : ""
    return Line(mark + NumberText.spare(spare), spare < .zero ? .bad : .good)
  }

  private func caption(_ report: RoomReport) -> String {
    let layout = DeploymentText.shortLayout(plan.deployment)
    return "Spare GiB (short where negative) of the fullest GPU by tokens of a sequence and sequences at once, with "
      + "\(plan.deployment.scheme), \(layout == "1" ? "one GPU" : layout), KV \(plan.deployment.keyValueCache.rawValue); "
      + "\(DocumentTable.unknown) is beyond what the model can hold."
  }
}
