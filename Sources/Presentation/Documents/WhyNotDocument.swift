import Documents
import Domain
import Quantities

/// Why something was not chosen, as a section of a plan's report.
enum WhyNotDocument {
  static func section(_ why: WhyNot) -> Section {
    let gains = why.gains.map { Item("For it: \($0.words).") }
    let tables =
      why.reasons == [.chosen] ? [] : ComparisonDocument.tables(why.comparison, titles: ["This plan", "Asked"])
    return Section(
      "Why not \(why.asked)", [.list(why.reasons.map { Item($0.words + ".") } + gains)] + tables)
  }
}
