import Domain
import TerminalModel

/// What there is to know of a pane: adding one is its case and its row here.
struct PaneTraits {
  /// The name in titles, in the strip of panes and in the palette.
  let title: String
  /// The name where room is short.
  let shortTitle: String
  /// Where its keys have meanings of their own.
  let scopes: [String]
  /// Whether an entry is selected in it; texts are only scrolled.
  let isList: Bool
  /// What it shows, wrapped to a width; nil where it has a place of its own in the layout.
  let content: (@Sendable (PaneSource) -> PaneContent)?
  /// What is told beside its name, such as the number of its entries.
  let remark: @Sendable (SharedState) -> String?

  init(
    _ title: String, short: String? = nil, scopes: [String] = [], isList: Bool = false,
    content: (@Sendable (PaneSource) -> PaneContent)? = nil,
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

extension Pane {
  var traits: PaneTraits {
    switch self {
    case .request: PaneTraits("Question", scopes: [Scope.request])
    case .schemes: PaneTraits("Schemes", scopes: [Scope.schemes], isList: true)
    case .speed: PaneTraits("Speed, cost, quality", short: "Speed") { $0.text { $0.speed } }
    case .memory: PaneTraits("Memory") { $0.text { $0.memory } }
    case .modes: PaneTraits("Online, offline", short: "Modes") { $0.text { $0.modes } }
    case .repairs:
      PaneTraits("Repairs", scopes: [Scope.repairs, Scope.repairNumbers], isList: true) {
        $0.details?.repairs ?? .text([])
      } remark: {
        $0.plan.map { "\($0.repairs.count)" }
      }
    case .laboratory:
      PaneTraits("Measured") {
        .text(LaboratoryText(shared: $0.shared, width: $0.width).lines)
      } remark: {
        $0.measurement?.progressRemark
      }
    case .rejected:
      PaneTraits("Rejected") {
        $0.text { $0.rejected }
      } remark: {
        $0.plan.map { "\($0.rejected.count)" }
      }
    case .assumptions: PaneTraits("Assumed") { $0.text { $0.assumptions } }
    }
  }

  var isDetail: Bool { traits.content != nil }

  /// Its name, with what is told beside it.
  func title(_ shared: SharedState, short: Bool = false) -> String {
    let name = short ? traits.shortTitle : traits.title
    return traits.remark(shared).map { "\(name) \($0)" } ?? name
  }
}

/// What the content of a pane is made from.
struct PaneSource {
  let shared: SharedState
  let width: Int

  var details: DetailText? { shared.plan.map { DetailText(plan: $0, look: shared.look, width: width) } }

  /// Lines about the plan; none as long as there is no plan.
  func text(_ lines: (DetailText) -> [Line]) -> PaneContent { .text(details.map(lines) ?? []) }
}
