import Domain
import StyledText
import TerminalModel

/// What there is to know of a pane: adding one is its case and its row here.
struct PlanPaneTraits {
  /// The name in titles, in the strip of panes and in the palette.
  let title: String
  /// The name where room is short.
  let shortTitle: String
  /// Where its keys have meanings of their own.
  let scopes: [String]
  /// Whether an entry is selected in it; texts are only scrolled.
  let isList: Bool
  /// What it shows, wrapped to a width; nil where it has a place of its own in the layout.
  let content: (@Sendable (PlanPaneSource) -> PaneContent)?
  /// What is told beside its name, such as the number of its entries.
  let remark: @Sendable (SharedState) -> String?

  init(
    _ title: String, short: String? = nil, scopes: [String] = [], isList: Bool = false,
    content: (@Sendable (PlanPaneSource) -> PaneContent)? = nil,
    remark: @escaping @Sendable (SharedState) -> String? = { _ in nil }
  ) {
    self.title = title
    shortTitle = short ?? title
    self.scopes = scopes
    self.isList = isList
    self.content = content
    self.remark = remark
  }
}

extension PlanPane {
  var traits: PlanPaneTraits {
    switch self {
    case .request: PlanPaneTraits("Question", scopes: [PlanScope.request])
    case .schemes: PlanPaneTraits("Schemes", scopes: [PlanScope.schemes], isList: true)
    case .speed: PlanPaneTraits("Speed, cost, quality", short: "Speed") { $0.text { $0.speed } }
    case .memory: PlanPaneTraits("Memory") { $0.text { $0.memory } }
    case .modes: PlanPaneTraits("Online, offline", short: "Modes") { $0.text { $0.modes } }
    case .repairs:
      PlanPaneTraits("Repairs", scopes: [PlanScope.repairs], isList: true) {
        $0.details?.repairs ?? .text([])
      } remark: {
        $0.plan.map { "\($0.repairs.count)" }
      }
    case .laboratory:
      PlanPaneTraits("Measured", short: "Lab") {
        .text(LaboratoryText(shared: $0.shared, width: $0.width).lines)
      } remark: {
        $0.measurement?.progressRemark
      }
    case .compared: PlanPaneTraits("Compared", short: "Others") { $0.text { $0.compared } }
    case .life: PlanPaneTraits("Whole life", short: "Life") { $0.text { $0.life } }
    case .rejected:
      PlanPaneTraits("Rejected") {
        $0.text { $0.rejected }
      } remark: {
        $0.plan.map { "\($0.rejected.count)" }
      }
    case .assumptions:
      PlanPaneTraits("Assumed") { source in
        source.text { $0.warnings(source.shared.warnings) + $0.assumptions }
      } remark: {
        $0.warnings.isEmpty ? nil : String($0.look.symbols.marks.warning)
      }
    }
  }

  var isDetail: Bool { traits.content != nil }

  /// What it shows in a width.
  func content(_ shared: SharedState, width: Int) -> PaneContent {
    traits.content?(PlanPaneSource(shared: shared, width: PaneContent.lineWidth(in: width))) ?? .text([])
  }

  /// Its name, with what is told beside it.
  func title(_ shared: SharedState, short: Bool = false) -> String {
    let name = short ? traits.shortTitle : traits.title
    return traits.remark(shared).map { "\(name) \($0)" } ?? name
  }
}

/// What the content of a pane is made from.
struct PlanPaneSource {
  let shared: SharedState
  let width: Int

  var details: DetailText? { shared.plan.map { DetailText(plan: $0, look: shared.look, width: width) } }

  /// Lines about the plan; none as long as there is no plan.
  func text(_ lines: (DetailText) -> [Line]) -> PaneContent { .text(details.map(lines) ?? []) }
}
