/// A part of the Plan screen that can have the keyboard.
enum Pane: String, CaseIterable, Hashable, Sendable {
  /// What is asked: model, hardware, load.
  case request
  /// Schemes against numbers of accelerators.
  case schemes
  case speed
  /// The memory ledger, item by item.
  case memory
  /// Online beside offline.
  case modes
  case repairs
  /// Errors measured while one watches.
  case laboratory
  case rejected
  case assumptions

  /// The panes that share the lower part of the screen, in the order of Tab.
  static let details: [Pane] = [.speed, .memory, .modes, .repairs, .laboratory, .rejected, .assumptions]

  var isDetail: Bool { self != .request && self != .schemes }

  /// The name in titles, in the strip of panes and in the palette.
  var title: String {
    switch self {
    case .request: "Question"
    case .schemes: "Schemes"
    case .speed: "Speed, cost, quality"
    case .memory: "Memory"
    case .modes: "Online, offline"
    case .repairs: "Repairs"
    case .laboratory: "Measured"
    case .rejected: "Rejected"
    case .assumptions: "Assumed"
    }
  }

  /// The name where room is short.
  var shortTitle: String { self == .speed ? "Speed" : self == .modes ? "Modes" : title }

  /// The pane a number of steps further in the order of Tab, around the end.
  func moved(by steps: Int) -> Pane {
    let all = Pane.allCases
    let place = (all.firstIndex(of: self) ?? 0) + steps
    return all[((place % all.count) + all.count) % all.count]
  }
}
