import Documents
import Domain
import Presentation
import StyledText
import TerminalModel

/// Where the names, the rows and the judgement stand; sizes in, rectangles out.
struct CompareLayout: Hashable {
  let plans: [Plan]
  let question: Rectangle
  let names: Rectangle
  let table: Rectangle
  let verdict: Rectangle
  /// All rows, as wide as there is room.
  let lines: [Line]
  /// What each other plan wins and loses.
  let judgement: [Line]

  init(_ screen: CompareScreen, _ shared: SharedState) {
    let plans = screen.plans(shared)
    self.plans = plans
    var rest = ShellLayout(shared.size).screen
    question = rest.takeTop(QuestionLayout.rows(above: shared.size))
    names = rest.takeTop(min(plans.count + 1, max(rest.height / 3, 1)))
    let width = PaneContent.lineWidth(in: rest.width)
    let base = min(screen.base, max(plans.count - 1, 0))
    judgement = Self.judgement(plans, base: base, width: width)
    verdict = rest.takeBottom(min(judgement.count + (judgement.isEmpty ? 0 : 1), rest.height / 3))
    table = rest
    guard plans.count > 1 else {
      lines = Self.alone(screen, shared, width: width)
      return
    }
    let order = Self.order(count: plans.count, base: base)
    let entries = order.map { PlanComparison.Entry(plans[$0]) }
    let comparison = PlanComparison(base: entries[0], others: Array(entries.dropFirst()))
    let titles = order.map { Self.letter($0) + ($0 == base ? ", base" : "") }
    lines = PageRenderer(width: width, symbols: shared.look.symbols)
      .lines([ComparisonDocument.screen(comparison, titles: titles, onlyDifferences: !screen.showsAll)])
  }

  /// A, B, C, D.
  static func letter(_ place: Int) -> String { ["A", "B", "C", "D", "E"][min(max(place, 0), 4)] }

  /// The base first, then the others as they stand.
  private static func order(count: Int, base: Int) -> [Int] { [base] + (0..<count).filter { $0 != base } }

  private static func judgement(_ plans: [Plan], base: Int, width: Int) -> [Line] {
    plans.indices.filter { $0 != base && plans.count > 1 }.flatMap { place in
      TextLayout.wrapped(
        Line(
          BalanceText.sentence(letter(place), plans[place], beside: plans[base], called: letter(base)), .text),
        width: width)
    }
  }

  private static func alone(_ screen: CompareScreen, _ shared: SharedState, width: Int) -> [Line] {
    let waits = shared.answer.failure == nil && screen.next?.request != shared.plan?.request
    let text =
      shared.answer.failure != nil
      ? "There is no plan to compare."
      : waits
        ? "Planning the next best scheme\(shared.look.symbols.marks.ellipsis)"
        : "Nothing else runs here. \(shared.key(of: "mark")) marks a plan; change the question and mark another."
    return TextLayout.wrapped(Line(text, .dim), width: width)
  }
}
